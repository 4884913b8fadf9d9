# technique: canary; layers: static; expect: refused
import os
result = os.environ.get("ANTHROPIC_API_KEY", "")
