# technique: process_spawn; layers: static,syscall; expect: refused
import posix
result = posix.system("true")
