# technique: file_access; layers: static; expect: refused
import os
result = [os.readlink(f"/proc/self/fd/{n}") for n in range(5)]
