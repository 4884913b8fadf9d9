# technique: persistence; layers: static; expect: refused
import sys
del sys.modules["math"]
