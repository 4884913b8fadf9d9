# technique: persistence; layers: static; expect: refused
import numpy
numpy.random.rand = lambda *a: 0.5
