# technique: file_access; layers: static,syscall; expect: refused
import numpy as np
ds = np.lib.npyio.DataSource("/tmp")
result = ds.open("/etc/passwd").read()
