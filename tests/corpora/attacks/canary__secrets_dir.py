# technique: canary; layers: static; expect: refused
import os
result = os.listdir("/run/secrets")
