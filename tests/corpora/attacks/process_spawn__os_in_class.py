# technique: process_spawn; layers: static,syscall; expect: refused
import os
class Runner:
    shell = os.system
result = Runner.shell("id")
