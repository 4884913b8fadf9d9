# technique: flood; layers: static,container; expect: observed
import sys
while True:
    sys.stderr.write("E" * 4096)
