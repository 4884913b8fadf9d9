# technique: native_code; layers: static; expect: refused
import sys, ctypes
sys.setdlopenflags(2)
ctypes.PyDLL(None).Py_Exit(3)
