# technique: canary; layers: static,broker; expect: refused
from os import getenv
result = getenv("ANTHROPIC_API_KEY", "")
