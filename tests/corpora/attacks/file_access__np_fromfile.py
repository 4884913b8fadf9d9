# technique: file_access; layers: static,syscall; expect: refused
from numpy import fromfile
result = fromfile("/etc/passwd", dtype="u1").tolist()
