# technique: file_access; layers: static; expect: refused
import numpy, os
result = os.listdir(os.path.dirname(numpy.__file__))
