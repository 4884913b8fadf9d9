import math
import cmath
def root(x, backend=math):
    return backend.sqrt(x)
def solve(a, b, c, xp=None):
    xp = xp or (math if b * b >= 4 * a * c else cmath)
    d = xp.sqrt(b * b - 4 * a * c)
    return [(-b + d) / (2 * a), (-b - d) / (2 * a)]
result = [root(16), str(solve(1, 2, 5)[0])]
