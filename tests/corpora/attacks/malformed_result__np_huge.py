# technique: malformed_result; layers: broker; expect: observed
import numpy as np
result = np.zeros(5_000_000)
