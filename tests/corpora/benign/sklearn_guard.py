import importlib.util
import numpy as np
HAS = importlib.util.find_spec("sklearn") is not None
def fit(X, y):
    if HAS:
        from sklearn.linear_model import LinearRegression
        return LinearRegression().fit(X, y).coef_
    return np.linalg.lstsq(X, y, rcond=None)[0]
result = np.round(fit(np.array([[1.0, 0], [0, 1], [1, 1]]), np.array([1.0, 2, 3])), 6).tolist()
