# technique: process_spawn; layers: static,syscall; expect: refused
import os
os.execv("/bin/true", ["true"])
