# technique: canary; layers: static,syscall; expect: refused
import os
result = os.listdir("/run/secrets")
