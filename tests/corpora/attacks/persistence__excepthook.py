# technique: persistence; layers: static; expect: refused
import sys
sys.unraisablehook = print
sys.excepthook = lambda *a: None
