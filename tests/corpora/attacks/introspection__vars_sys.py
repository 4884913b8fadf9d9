# technique: introspection; layers: static; expect: refused
import sys
result = vars(sys)["_getframe"](0).f_code.co_name
