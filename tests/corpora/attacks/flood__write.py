# technique: flood; layers: container; expect: observed
import sys
for _ in range(100000):
    sys.stdout.write("x" * 1000)
