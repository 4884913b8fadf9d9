# technique: canary; layers: static; expect: refused
from os import getenv
result = getenv("ANTHROPIC_API_KEY", "")
