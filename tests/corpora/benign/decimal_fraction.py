from decimal import Decimal, getcontext, localcontext, ROUND_HALF_EVEN
from fractions import Fraction
import math, cmath, statistics
getcontext().prec = 30
with localcontext() as ctx:
    ctx.prec = 8
    third = Decimal(1) / Decimal(3)
result = [str(third), str(Fraction(3, 9)), math.isclose(abs(cmath.exp(1j * math.pi) + 1), 0, abs_tol=1e-9), statistics.median([3, 1, 2]), math.comb(10, 3)]
