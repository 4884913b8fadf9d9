# technique: file_access; layers: static,syscall; expect: refused
import numpy as np
view = np.memmap("/etc/passwd", dtype="uint8", mode="r")
result = bytes(view[:10])
