# technique: introspection; layers: static; expect: observed
import functools, operator
result = functools.reduce(operator.getitem, ["__builtins__", "len"], globals())
