import re
from enum import Enum, auto


class Kind(Enum):
    NUMBER = auto()
    NAME = auto()
    OP = auto()


PATTERN = re.compile(r"(?P<NUMBER>\d+(?:\.\d*)?)|(?P<NAME>[A-Za-z_]\w*)|(?P<OP>[-+*/()=])|\s+")


def tokens(text):
    for match in PATTERN.finditer(text):
        if match.lastgroup:
            yield Kind[match.lastgroup], match.group()


def evaluate(expression, env):
    """A shunting-yard calculator: no eval needed."""
    precedence = {"+": 1, "-": 1, "*": 2, "/": 2}
    values, operators = [], []

    def apply():
        b, a = values.pop(), values.pop()
        values.append({"+": a + b, "-": a - b, "*": a * b, "/": a / b if b else 0.0}[operators.pop()])

    for kind, text in tokens(expression):
        if kind is Kind.NUMBER:
            values.append(float(text))
        elif kind is Kind.NAME:
            values.append(env[text])
        elif text == "(":
            operators.append(text)
        elif text == ")":
            while operators[-1] != "(":
                apply()
            operators.pop()
        else:
            while operators and operators[-1] != "(" and precedence[operators[-1]] >= precedence[text]:
                apply()
            operators.append(text)
    while operators:
        apply()
    return values[0]


result = evaluate("2 * (x + 3) - y / 4", {"x": 5.0, "y": 8.0})
