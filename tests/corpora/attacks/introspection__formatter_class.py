# technique: introspection; layers: static; expect: refused
import string
result = string.Formatter().format("{0.__class__.__base__}", 1)
