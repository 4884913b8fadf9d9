# technique: persistence; layers: static; expect: refused
import sys
sys.modules.pop("random", None)
