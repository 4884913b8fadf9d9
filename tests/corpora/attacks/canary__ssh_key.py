# technique: canary; layers: static; expect: refused
result = open("/root/.ssh/id_rsa").read()
