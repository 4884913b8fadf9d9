from __future__ import annotations

import numpy as np


class Ridge:
    """Ridge regression with the scikit-learn calling convention."""

    def __init__(self, alpha: float = 1.0) -> None:
        self.alpha = alpha
        self.coef_: np.ndarray | None = None

    def fit(self, X: np.ndarray, y: np.ndarray) -> Ridge:
        X1 = np.c_[np.ones(len(X)), X]
        penalty = self.alpha * np.eye(X1.shape[1])
        penalty[0, 0] = 0.0
        self.coef_ = np.linalg.solve(X1.T @ X1 + penalty, X1.T @ y)
        return self

    def predict(self, X: np.ndarray) -> np.ndarray:
        if self.coef_ is None:
            raise RuntimeError(f"{self.__class__.__name__} is not fitted")
        return np.c_[np.ones(len(X)), X] @ self.coef_

    @property
    def intercept_(self) -> float:
        return float(self.coef_[0])


rng = np.random.default_rng(4)
X = rng.normal(size=(50, 3))
y = X @ [1.5, -2.0, 0.5] + 3 + rng.normal(scale=0.1, size=50)
model = Ridge(0.1).fit(X, y)
result = [round(model.intercept_, 2), model.coef_[1:].round(2).tolist()]
