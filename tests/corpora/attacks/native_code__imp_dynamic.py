# technique: native_code; layers: static; expect: refused
import _imp
import importlib.machinery as m
loader = m.ExtensionFileLoader("x", "/tmp/x.so")
loader.load_module()
