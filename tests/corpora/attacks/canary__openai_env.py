# technique: canary; layers: static; expect: refused
import os
result = os.environ["OPENAI_API_KEY"]
