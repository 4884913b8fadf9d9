# technique: malformed_result; layers: broker; expect: observed
import types
result = types.SimpleNamespace(score=1)
