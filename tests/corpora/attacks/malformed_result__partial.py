# technique: malformed_result; layers: broker; expect: observed
import functools
result = functools.partial(max, 3)
