# technique: flood; layers: container; expect: observed
import sys
sys.stdout.buffer.write(b"x" * 5_000_000)
