# technique: process_spawn; layers: static,syscall; expect: refused
m = __import__("subprocess")
result = getattr(m, "check" + "_output")(["id"])
