# technique: introspection; layers: static; expect: refused
import sys
result = [sys][0].modules is not None
