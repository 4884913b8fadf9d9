# technique: file_access; layers: static,syscall; expect: refused
from os import remove
remove("/tmp/x")
result = 0
