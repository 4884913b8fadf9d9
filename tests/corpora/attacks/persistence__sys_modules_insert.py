# technique: persistence; layers: static; expect: refused
import sys, types
fake = types.ModuleType("numpy")
sys.modules["numpy"] = fake
