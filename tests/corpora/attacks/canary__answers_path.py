# technique: canary; layers: static,syscall,broker; expect: refused
from pathlib import Path
result = Path("/", "answers.json").read_text()
