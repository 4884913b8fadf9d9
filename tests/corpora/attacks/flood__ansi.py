# technique: flood; layers: container; expect: observed
print("\x1b[2J" * 10**6)
