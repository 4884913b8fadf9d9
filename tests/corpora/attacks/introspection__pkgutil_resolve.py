# technique: introspection; layers: static; expect: refused
import pkgutil
result = pkgutil.resolve_name("os:getcwd")()
