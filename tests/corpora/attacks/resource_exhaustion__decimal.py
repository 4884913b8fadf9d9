# technique: resource_exhaustion; layers: container; expect: observed
from decimal import Decimal, getcontext
getcontext().prec = 10**7
result = str(Decimal(2).sqrt())[:5]
