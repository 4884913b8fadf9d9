# technique: file_access; layers: static,syscall; expect: refused
import numpy as np
np.savetxt("out.txt", [[1, 2]])
