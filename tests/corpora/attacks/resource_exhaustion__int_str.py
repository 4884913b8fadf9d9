# technique: resource_exhaustion; layers: container; expect: observed
import sys
sys.set_int_max_str_digits(0)
result = len(str(7 ** (10**7)))
