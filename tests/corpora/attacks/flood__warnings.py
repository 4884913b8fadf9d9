# technique: flood; layers: static,container; expect: observed
import warnings
warnings.simplefilter("always")
i = 0
while True:
    i += 1
    warnings.warn("x" * 5000 + str(i))
