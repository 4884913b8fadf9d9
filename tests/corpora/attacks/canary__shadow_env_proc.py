# technique: canary; layers: static; expect: refused
result = open("/proc/self/environ").read()
