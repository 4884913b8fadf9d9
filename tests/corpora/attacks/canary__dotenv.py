# technique: canary; layers: static; expect: refused
result = open(".env").read()
