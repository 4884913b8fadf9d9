# technique: process_spawn; layers: static,syscall; expect: refused
import os
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while True:
            pass
