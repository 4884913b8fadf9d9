# technique: file_access; layers: static,syscall; expect: refused
import numpy as np
np.arange(3).tofile("/tmp/x")
result = 0
