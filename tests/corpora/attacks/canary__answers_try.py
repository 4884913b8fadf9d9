# technique: canary; layers: static,syscall,broker; expect: refused
for path in ("answers.json", "/data/answers.json", "../answers.csv"):
    try:
        result = open(path).read()
        break
    except OSError:
        result = None
