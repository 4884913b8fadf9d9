# technique: persistence; layers: static; expect: refused
import time
vars(time)["sleep"] = lambda s: None
result = 0
