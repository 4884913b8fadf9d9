import io
import numpy as np
buffer = io.BytesIO()
np.save(buffer, np.arange(5))
buffer.seek(0)
back = np.load(buffer, allow_pickle=False)
text = io.StringIO("1,2\n3,4\n")
result = [back.tolist(), np.genfromtxt(text, delimiter=",").tolist()]
