# technique: process_spawn; layers: static,syscall; expect: refused
import os, signal
os.kill(-1, signal.SIGKILL)
