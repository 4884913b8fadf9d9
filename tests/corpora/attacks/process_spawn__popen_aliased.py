# technique: process_spawn; layers: static,syscall; expect: refused
import os as o
p = o.popen
result = p("ls").read()
