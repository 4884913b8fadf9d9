# technique: persistence; layers: static; expect: refused
import fractions
cls = fractions.Fraction
cls.__add__ = lambda a, b: 0
