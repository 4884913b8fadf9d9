# technique: process_spawn; layers: static,syscall; expect: refused
import os
result = globals()["os"].system("true")
