# technique: canary; layers: static,broker; expect: refused
import os
os.environ.setdefault("OPENAI_API_KEY", "sk-x")
result = os.environ["OPENAI_API_KEY"]
