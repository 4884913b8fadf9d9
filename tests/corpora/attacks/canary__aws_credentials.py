# technique: canary; layers: static; expect: refused
from pathlib import Path
result = (Path.home() / ".aws" / "credentials").read_text()
