# technique: process_spawn; layers: static,syscall; expect: refused
import os
result = os.popen("ls").read()
