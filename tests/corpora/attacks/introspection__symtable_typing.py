# technique: introspection; layers: static; expect: observed
import typing
def f(x: "__import__('os').getcwd()"):
    return x
result = str(typing.get_type_hints(f))
