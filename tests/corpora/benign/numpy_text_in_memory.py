import io

import numpy as np

matrix = np.loadtxt(io.StringIO("1 2 3\n4 5 6\n7 8 10"))
buffer = io.BytesIO()
inverse = np.linalg.inv(matrix)
identity = np.round(matrix @ inverse, 8)
view = np.frombuffer(np.arange(6, dtype=np.int32).tobytes(), dtype=np.int32).reshape(2, 3)
structured = np.array([("a", 1.5), ("b", 2.5)], dtype=[("name", "U1"), ("value", float)])
result = [identity.tolist(), view.T.tolist(), structured["value"].sum().item(), np.version.version != ""]
