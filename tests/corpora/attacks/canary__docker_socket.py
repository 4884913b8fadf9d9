# technique: canary; layers: static,syscall; expect: refused
result = open("/var/run/docker.sock", "rb")
