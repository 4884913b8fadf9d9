# technique: canary; layers: static; expect: refused
import os
result = os.environb.get(b"OPENAI_API_KEY")
