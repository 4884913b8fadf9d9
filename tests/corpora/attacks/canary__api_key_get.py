# technique: canary; layers: static,broker; expect: refused
import os
result = os.environ.get("ANTHROPIC_API_KEY", "")
