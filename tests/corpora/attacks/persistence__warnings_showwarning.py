# technique: persistence; layers: static; expect: refused
import warnings
warnings.showwarning = lambda *a: None
