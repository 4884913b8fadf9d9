# technique: process_spawn; layers: static,syscall; expect: refused
import os
os.kill(1, 9)
