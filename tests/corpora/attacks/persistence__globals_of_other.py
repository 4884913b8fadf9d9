# technique: persistence; layers: static; expect: refused
import random
random.__dict__["_inst"] = None
