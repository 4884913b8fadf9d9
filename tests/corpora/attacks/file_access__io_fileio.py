# technique: file_access; layers: static,syscall; expect: refused
from io import FileIO
result = FileIO("/etc/passwd").read()
