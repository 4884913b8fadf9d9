# technique: flood; layers: static,container; expect: observed
while True:
    print("x" * 1000)
