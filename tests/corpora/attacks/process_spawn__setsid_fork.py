# technique: process_spawn; layers: static,syscall; expect: refused
import os
pid = os.fork()
if not pid:
    os.setsid()
    os._exit(0)
os.waitpid(pid, 0)
