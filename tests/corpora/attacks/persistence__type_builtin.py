# technique: persistence; layers: static; expect: refused
import collections
collections.OrderedDict.__eq__ = lambda a, b: True
