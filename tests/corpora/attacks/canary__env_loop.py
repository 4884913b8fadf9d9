# technique: canary; layers: static,broker; expect: observed
import os
for name, value in os.environ.items():
    if name.endswith("_KEY"):
        result = value
