# technique: flood; layers: container; expect: observed
import sys
for i in range(3_000_000):
    sys.stdout.write(str(i) + "\n")
