# technique: resource_exhaustion; layers: static; expect: refused
import os
fds = []
while True:
    fds.extend(os.pipe())
