# technique: introspection; layers: static; expect: refused
import operator
result = operator.attrgetter("__class__.__base__.__subclasses__")(())()
