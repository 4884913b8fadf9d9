# technique: native_code; layers: static; expect: refused
import ctypes
result = ctypes.pythonapi.Py_IsInitialized()
