# technique: file_access; layers: static,syscall; expect: refused
import os
fd = os.open("/tmp/x", os.O_CREAT | os.O_RDWR, 0o600)
os.write(fd, b"x")
