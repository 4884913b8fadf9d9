# technique: process_spawn; layers: static,syscall; expect: refused
import os
import signal
os.kill(os.getppid(), signal.SIGTERM)
result = 0
