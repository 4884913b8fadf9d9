# technique: canary; layers: static,syscall; expect: refused
result = open("/var/run/secrets/kubernetes.io/serviceaccount/token").read()
