# technique: canary; layers: static,syscall; expect: refused
path = "/var/run/" + "docker" + ".sock"
result = open(path, "rb")
