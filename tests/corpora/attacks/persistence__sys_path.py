# technique: persistence; layers: static; expect: observed
import sys
sys.path.append("/tmp")
