# technique: flood; layers: container; expect: refused
while True:
    try:
        open("/etc/shadow")
    except OSError:
        pass
