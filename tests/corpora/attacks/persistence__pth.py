# technique: persistence; layers: static; expect: refused
import site
result = site.getsitepackages()
open("/usr/lib/python3/dist-packages/evil.pth", "w").write("import os")
