# technique: persistence; layers: static; expect: refused
import sys
sys.displayhook = lambda v: None
