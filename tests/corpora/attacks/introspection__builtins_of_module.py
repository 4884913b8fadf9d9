# technique: introspection; layers: static; expect: refused
import math
result = math.__loader__ is not None
