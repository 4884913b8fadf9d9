# technique: process_spawn; layers: static,syscall; expect: refused
import sys
result = sys.modules["os"].system("true")
