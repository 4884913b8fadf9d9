from numpy import *  # noqa: F403
from math import *  # noqa: F403

angles = linspace(0, 2 * pi, 9)
points = stack([cos(0.5) * angles, angles**2], axis=1) if False else array([[float(a), float(a) ** 2] for a in angles])
centre = points.mean(axis=0)
result = [around(centre, 3).tolist(), hypot(3, 4), int(floor(e)), isclose(pi, 3.14159, rel_tol=1e-3) is True]
