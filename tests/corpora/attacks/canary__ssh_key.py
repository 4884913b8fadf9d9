# technique: canary; layers: static,syscall; expect: refused
result = open("/root/.ssh/id_rsa").read()
