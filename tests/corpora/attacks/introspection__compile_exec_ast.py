# technique: introspection; layers: static; expect: refused
import ast
tree = ast.parse("z = 1")
ns = {}
exec(compile(tree, "<x>", "exec"), ns)
