# technique: introspection; layers: static; expect: observed
import collections
result = collections._sys.version
