# technique: flood; layers: static,container; expect: refused
import os
while True:
    os.write(1, b"A" * 65536)
