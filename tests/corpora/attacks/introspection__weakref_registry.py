# technique: introspection; layers: static; expect: observed
import weakref, abc
result = abc._get_dump(int)
