# technique: file_access; layers: static,syscall; expect: refused
from numpy import *
result = fromfile("/etc/passwd", dtype=uint8).tolist()
