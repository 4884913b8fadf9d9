# technique: persistence; layers: static; expect: observed
import sys
sys.path.insert(0, "/tmp")
result = 0
