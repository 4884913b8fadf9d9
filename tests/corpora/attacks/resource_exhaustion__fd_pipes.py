# technique: resource_exhaustion; layers: static,container; expect: refused
import os
fds = []
while True:
    fds.extend(os.pipe())
