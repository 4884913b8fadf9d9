# technique: process_spawn; layers: static,syscall; expect: refused
import os
if (run := os.system):
    result = run("true")
