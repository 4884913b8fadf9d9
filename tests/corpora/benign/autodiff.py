import math
class Var:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = value, parents, 0.0
    def __add__(self, o):
        o = o if isinstance(o, Var) else Var(o)
        return Var(self.value + o.value, ((self, 1.0), (o, 1.0)))
    __radd__ = __add__
    def __mul__(self, o):
        o = o if isinstance(o, Var) else Var(o)
        return Var(self.value * o.value, ((self, o.value), (o, self.value)))
    __rmul__ = __mul__
    def tanh(self):
        t = math.tanh(self.value)
        return Var(t, ((self, 1 - t * t),))
    def backward(self, seed=1.0):
        order, seen = [], set()
        def topo(v):
            if id(v) not in seen:
                seen.add(id(v))
                for p, _ in v.parents:
                    topo(p)
                order.append(v)
        topo(self)
        self.grad = seed
        for v in reversed(order):
            for p, w in v.parents:
                p.grad += w * v.grad
x = Var(0.5)
y = (2 * x + 1).tanh() * x
y.backward()
result = round(x.grad, 6)
