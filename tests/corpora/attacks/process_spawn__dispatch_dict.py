# technique: process_spawn; layers: static,syscall; expect: refused
import os
actions = {"a": os.getpid, "b": os.fork}
result = actions["b"]()
