# technique: canary; layers: static,broker; expect: refused
import os
result = f"key={os.environ.get('OPENAI_API_KEY')}"
