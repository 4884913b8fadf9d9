# technique: file_access; layers: static,syscall; expect: refused
from pathlib import Path
result = [str(p) for p in Path("/").rglob("*.npy")]
