# technique: native_code; layers: static; expect: refused
import types
def f():
    return 1
co = f.__code__.replace(co_code=b"\x97\x00\x64\x00\x53\x00")
f.__code__ = co
result = f()
