# technique: persistence; layers: static; expect: observed
import sys
sys.setswitchinterval(100)
