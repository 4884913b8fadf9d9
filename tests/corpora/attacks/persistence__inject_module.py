# technique: persistence; layers: static; expect: refused
import sys, types
m = types.ModuleType("helpers")
m.extract_code = lambda s: s
sys.modules["helpers"] = m
