# technique: malformed_result; layers: static,score; expect: observed
import sys
sys.exit(0)
