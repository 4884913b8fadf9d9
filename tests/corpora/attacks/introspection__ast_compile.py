# technique: introspection; layers: static; expect: refused
import ast
tree = ast.parse("1 + 1", mode="eval")
result = eval(compile(tree, "", "eval"))
