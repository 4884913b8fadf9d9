# technique: canary; layers: static,broker; expect: observed
import os
result = {k: os.environ[k] for k in os.environ if "SECRET" in k or "API" in k}
