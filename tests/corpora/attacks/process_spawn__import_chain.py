# technique: process_spawn; layers: static,syscall; expect: refused
result = getattr(__import__("".join(["o", "s"])), "sys" + "tem")("id")
