# technique: file_access; layers: static,syscall; expect: refused
import numpy as np
a = np.arange(10)
a.tofile("/tmp/a.bin")
