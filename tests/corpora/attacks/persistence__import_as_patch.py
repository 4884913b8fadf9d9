# technique: persistence; layers: static; expect: refused
from random import Random as R
R.random = lambda self: 0.1
