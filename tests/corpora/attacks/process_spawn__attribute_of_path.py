# technique: process_spawn; layers: static,syscall; expect: refused
from os import path
result = path.os.system("true")
