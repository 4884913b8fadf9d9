# technique: canary; layers: static,syscall; expect: refused
from pathlib import Path
result = Path("/root/.git-credentials").read_text()
