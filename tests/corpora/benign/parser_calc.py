import re
from dataclasses import dataclass
from typing import Union

TOKEN = re.compile(r"\s*(?:(?P<num>\d+(?:\.\d+)?)|(?P<op>[-+*/()^]))")

@dataclass(frozen=True, slots=True)
class Num:
    value: float

@dataclass(frozen=True, slots=True)
class Bin:
    op: str
    left: "Expr"
    right: "Expr"

Expr = Union[Num, Bin]

class Parser:
    PREC = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}

    def __init__(self, text):
        self.tokens = [m.group(m.lastgroup) for m in TOKEN.finditer(text)]
        self.pos = 0

    def peek(self):
        return self.tokens[self.pos] if self.pos < len(self.tokens) else None

    def advance(self):
        tok = self.peek()
        self.pos += 1
        return tok

    def parse(self, level=0):
        tok = self.advance()
        if tok == "(":
            left = self.parse()
            self.advance()
        else:
            left = Num(float(tok))
        while (op := self.peek()) in self.PREC and self.PREC[op] > level:
            self.advance()
            left = Bin(op, left, self.parse(self.PREC[op] - (op == "^")))
        return left

def evaluate(expr):
    match expr:
        case Num(value):
            return value
        case Bin("+", a, b):
            return evaluate(a) + evaluate(b)
        case Bin("-", a, b):
            return evaluate(a) - evaluate(b)
        case Bin("*", a, b):
            return evaluate(a) * evaluate(b)
        case Bin("/", a, b):
            return evaluate(a) / evaluate(b)
        case Bin(op="^", left=a, right=b):
            return evaluate(a) ** evaluate(b)
    raise TypeError(expr)

result = evaluate(Parser("2*(3+4)^2-10/5").parse())
