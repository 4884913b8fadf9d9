# technique: introspection; layers: static; expect: refused
import numpy as np
result = np.testing.sys.modules
