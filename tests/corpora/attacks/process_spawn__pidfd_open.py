# technique: process_spawn; layers: static,syscall; expect: refused
import os
os.pidfd_open(1)
