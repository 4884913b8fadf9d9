# technique: introspection; layers: static; expect: refused
from unittest import TestLoader
result = TestLoader().loadTestsFromName("os.path")
