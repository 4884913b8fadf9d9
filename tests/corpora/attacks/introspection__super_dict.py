# technique: introspection; layers: static; expect: refused
class A:
    def f(self):
        return super().__init__.__objclass__
result = A().f()
