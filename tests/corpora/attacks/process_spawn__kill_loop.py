# technique: process_spawn; layers: static,syscall; expect: refused
import os
for pid in range(1, 4):
    try:
        os.kill(pid, 9)
    except OSError:
        pass
