# technique: process_spawn; layers: static,syscall; expect: refused
result = __import__("os").system("id")
