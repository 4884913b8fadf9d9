class NodeVisitor:
    def visit(self, node):
        method = "visit_" + type(node).__name__
        visitor = getattr(self, method, self.generic_visit)
        return visitor(node)

    def generic_visit(self, node):
        raise NotImplementedError(f"no visit_{node.__class__.__qualname__}")

class Evaluator(NodeVisitor):
    def visit_int(self, node):
        return node

    def visit_tuple(self, node):
        return sum(self.visit(n) for n in node)

result = Evaluator().visit((1, (2, 3), 4))
