# technique: file_access; layers: static,syscall; expect: refused
import os
fd = os.open("/etc/passwd", os.O_RDONLY)
result = fd
