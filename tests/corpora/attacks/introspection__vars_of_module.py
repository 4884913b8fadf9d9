# technique: introspection; layers: static; expect: refused
import os
result = vars(os)["getcwd"]()
