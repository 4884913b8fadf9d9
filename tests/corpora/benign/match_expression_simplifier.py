from dataclasses import dataclass


@dataclass(frozen=True)
class Num:
    value: float


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class Bin:
    op: str
    left: object
    right: object


def simplify(e):
    match e:
        case Bin("+", Num(a), Num(b)):
            return Num(a + b)
        case Bin("*", Num(0), _) | Bin("*", _, Num(0)):
            return Num(0)
        case Bin("*", Num(1), x) | Bin("*", x, Num(1)) | Bin("+", Num(0), x) | Bin("+", x, Num(0)):
            return simplify(x)
        case Bin(op, l, r):
            smaller = Bin(op, simplify(l), simplify(r))
            return smaller if smaller == e else simplify(smaller)
        case _:
            return e


result = str(simplify(Bin("+", Bin("*", Num(1), Var("x")), Bin("*", Num(0), Bin("+", Num(2), Num(3))))))
