# technique: introspection; layers: static; expect: refused
import sys
f = sys._getframe()
names = []
while f:
    names.append(f.f_code.co_filename)
    f = f.f_back
result = names
