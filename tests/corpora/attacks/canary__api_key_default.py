# technique: canary; layers: static,broker; expect: refused
import os
key = os.environ.get("OPENAI_API_KEY") or os.getenv("OPENAI_KEY")
result = key
