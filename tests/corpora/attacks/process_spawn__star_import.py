# technique: process_spawn; layers: static,syscall; expect: refused
from os import *
result = fork()
