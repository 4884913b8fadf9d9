# technique: introspection; layers: static; expect: observed
import random
result = random._os.getcwd()
