# technique: native_code; layers: static; expect: refused
def f(): return 1
C = type(f.__code__)
f.__code__ = f.__code__.replace(co_code=b"d\x00S\x00")
result = f()
