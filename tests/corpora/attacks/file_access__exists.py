# technique: file_access; layers: static,syscall; expect: refused
from pathlib import Path
result = Path("/etc/passwd").exists()
