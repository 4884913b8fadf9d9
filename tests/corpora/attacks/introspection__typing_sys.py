# technique: introspection; layers: static; expect: refused
import typing
result = typing.sys.modules
