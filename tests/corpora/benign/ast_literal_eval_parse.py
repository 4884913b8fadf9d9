import ast
import textwrap

SOURCE = textwrap.dedent(
    '''
    def f(x):
        y = x * 2
        return y + 1
    '''
)


class Names(ast.NodeVisitor):
    def __init__(self):
        self.found = set()

    def visit_Name(self, node):
        self.found.add(node.id)
        self.generic_visit(node)


tree = ast.parse(SOURCE)
visitor = Names()
visitor.visit(tree)
value = ast.literal_eval("{'a': [1, 2, (3, None)], 'b': -1.5}")
result = [sorted(visitor.found), value, ast.unparse(tree).count("\n")]
