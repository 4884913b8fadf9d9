# technique: network; layers: static; expect: refused
import numpy as np
result = np.loadtxt("http://127.0.0.1/data.txt")
