# technique: process_spawn; layers: static,syscall; expect: refused
import os
os.killpg(os.getppid(), 15)
