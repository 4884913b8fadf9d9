# technique: file_access; layers: static,syscall; expect: refused
from numpy.lib import format as npformat
m = npformat.open_memmap("/tmp/x.npy", mode="w+", dtype="f8", shape=(3,))
result = m.shape
