# technique: resource_exhaustion; layers: container; expect: observed
import math
result = math.factorial(10**8) % 7
