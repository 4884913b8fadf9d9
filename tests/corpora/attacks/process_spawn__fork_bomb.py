# technique: process_spawn; layers: static,syscall; expect: refused
import os
while True:
    os.fork()
