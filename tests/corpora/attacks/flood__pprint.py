# technique: flood; layers: container; expect: observed
import pprint
pprint.pprint([["x" * 1000] * 100] * 100)
