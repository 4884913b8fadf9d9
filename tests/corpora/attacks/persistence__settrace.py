# technique: persistence; layers: static; expect: refused
import sys
sys.settrace(lambda f, e, a: None)
