# technique: process_spawn; layers: static,syscall; expect: refused
from os import system as run
result = run("id")
