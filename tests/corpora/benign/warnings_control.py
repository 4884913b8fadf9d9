import warnings
import numpy as np
warnings.filterwarnings("ignore", category=RuntimeWarning)
warnings.simplefilter("ignore")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("x", DeprecationWarning)
    except DeprecationWarning as w:
        text = str(w)
np.seterr(all="ignore")
result = [text, float(np.nan_to_num(np.float64(1) / np.float64(0), posinf=1e9))]
