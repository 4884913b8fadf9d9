# technique: introspection; layers: static; expect: refused
import operator
result = len(operator.methodcaller("__subclasses__")(object))
