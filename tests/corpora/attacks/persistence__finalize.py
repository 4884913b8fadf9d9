# technique: persistence; layers: static; expect: observed
import weakref
class Thing:
    pass
t = Thing()
weakref.finalize(t, print, "bye")
