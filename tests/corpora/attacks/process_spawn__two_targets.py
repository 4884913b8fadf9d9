# technique: process_spawn; layers: static,syscall; expect: refused
import os
class Box:
    pass
box = Box()
alias = box.tool = os.system
result = box.tool("true")
