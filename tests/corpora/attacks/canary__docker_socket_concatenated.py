# technique: canary; layers: static; expect: refused
path = "/var/run/" + "docker" + ".sock"
result = open(path, "rb")
