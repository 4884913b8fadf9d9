# technique: persistence; layers: static; expect: refused
import gc
gc.callbacks.append(lambda phase, info: None)
