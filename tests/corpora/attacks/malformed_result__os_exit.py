# technique: malformed_result; layers: container; expect: refused
import os
os._exit(0)
