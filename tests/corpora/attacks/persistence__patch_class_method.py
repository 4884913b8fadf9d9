# technique: persistence; layers: static; expect: refused
import random
random.Random.seed = lambda self, *a: None
