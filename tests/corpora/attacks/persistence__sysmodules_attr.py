# technique: persistence; layers: static; expect: refused
import sys
sys.modules["json"].loads = lambda s: {}
