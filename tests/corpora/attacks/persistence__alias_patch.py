# technique: persistence; layers: static; expect: refused
import numpy
module = numpy
other = module
other.argmax = lambda a: 0
