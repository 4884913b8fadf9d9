# technique: canary; layers: static,broker; expect: refused
import os
result = os.environ["OPENAI_API_KEY"]
