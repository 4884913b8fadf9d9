# technique: canary; layers: static,broker; expect: observed
import os
result = {k: v for k, v in os.environ.items() if "KEY" in k or "TOKEN" in k}
