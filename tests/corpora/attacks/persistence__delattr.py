# technique: persistence; layers: static; expect: refused
import random
del random.shuffle
