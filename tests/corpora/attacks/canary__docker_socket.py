# technique: canary; layers: static; expect: refused
result = open("/var/run/docker.sock", "rb")
