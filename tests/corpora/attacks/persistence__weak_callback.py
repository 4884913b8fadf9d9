# technique: persistence; layers: static; expect: observed
import weakref
class A: pass
a = A()
r = weakref.ref(a, lambda _: print("gone"))
weakref.finalize(a, print)
