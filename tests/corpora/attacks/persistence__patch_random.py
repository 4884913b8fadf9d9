# technique: persistence; layers: static; expect: refused
import random
random.random = lambda: 0.5
