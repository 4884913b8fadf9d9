# technique: file_access; layers: static,syscall; expect: refused
from os import chmod
chmod("/opt", 0o777)
