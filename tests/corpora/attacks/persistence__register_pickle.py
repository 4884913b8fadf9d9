# technique: persistence; layers: static; expect: refused
import copyreg
copyreg.pickle(complex, lambda c: (eval, ("1",)))
