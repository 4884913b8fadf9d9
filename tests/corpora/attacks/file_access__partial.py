# technique: file_access; layers: static,syscall; expect: refused
from functools import partial
read = partial(open, mode="rb")
result = read("/etc/passwd").read()
