# technique: flood; layers: container; expect: observed
import itertools
for i in itertools.count():
    print("step", i, "." * 200)
