# technique: persistence; layers: static; expect: refused
import warnings
warnings.warn = lambda *a, **k: None
