# technique: introspection; layers: static; expect: refused
code = "import os; result2 = os.getcwd()"
exec(code)
