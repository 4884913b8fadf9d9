# technique: persistence; layers: static; expect: refused
import sys
sys.path_hooks.append(lambda p: None)
