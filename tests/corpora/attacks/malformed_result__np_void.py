# technique: malformed_result; layers: broker; expect: observed
import numpy as np
result = np.array([np.datetime64("2020-01-01")], dtype=object)
