import ast
data = ast.literal_eval("{'a': [1, 2, (3, 4)], 'b': None}")
tree = ast.parse("x + 1", mode="eval")
names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]
result = [data["a"][2][1], names, ast.unparse(tree)]
