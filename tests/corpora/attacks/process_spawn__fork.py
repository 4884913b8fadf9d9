# technique: process_spawn; layers: static,syscall; expect: refused
import os
pid = os.fork()
if pid == 0:
    os._exit(0)
result = pid
