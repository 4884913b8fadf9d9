# technique: persistence; layers: static; expect: refused
import sys
sys.modules["random"] = None
result = 0
