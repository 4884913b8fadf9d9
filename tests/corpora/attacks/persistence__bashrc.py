# technique: persistence; layers: static; expect: refused
from pathlib import Path
Path("~/.bashrc").expanduser().write_text("id")
