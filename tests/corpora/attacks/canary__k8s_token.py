# technique: canary; layers: static; expect: refused
result = open("/var/run/secrets/kubernetes.io/serviceaccount/token").read()
