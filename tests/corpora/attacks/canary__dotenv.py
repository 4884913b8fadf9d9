# technique: canary; layers: static,syscall; expect: refused
result = open(".env").read()
