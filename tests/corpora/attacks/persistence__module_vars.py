# technique: persistence; layers: static; expect: refused
import random
vars(random)["randint"] = lambda a, b: a
