# technique: canary; layers: static; expect: refused
from pathlib import Path
result = Path("/", "answers.json").read_text()
