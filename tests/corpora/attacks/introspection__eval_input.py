# technique: introspection; layers: static; expect: refused
expression = "__import__('os').getcwd()"
result = eval(expression, {})
