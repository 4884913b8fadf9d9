# technique: malformed_result; layers: static; expect: observed
import sys
sys.exit(0)
