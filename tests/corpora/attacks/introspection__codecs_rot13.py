# technique: introspection; layers: static; expect: refused
import codecs
name = codecs.decode("__fhopynffrf__", "rot13")
result = getattr(object, name)()
