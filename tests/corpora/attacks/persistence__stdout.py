# technique: persistence; layers: static; expect: observed
import sys
class Tee:
    def write(self, s): return len(s)
    def flush(self): pass
sys.stdout = Tee()
