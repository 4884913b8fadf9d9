import re


class Rule:
    def __init__(self, pattern, score):
        self.pattern, self.score = re.compile(pattern, re.IGNORECASE), score

    def eval(self, text):
        return self.score * len(self.pattern.findall(text))


class Engine:
    def __init__(self):
        self.rules = []

    def compile(self, specs):
        self.rules = [Rule(p, s) for p, s in specs]
        return self

    def exec(self, text):
        return sum(rule.eval(text) for rule in self.rules)

    def open(self, name):
        return next(r for r in self.rules if name in r.pattern.pattern)


engine = Engine().compile([(r"\bthe\b", 1), (r"\d+", 2)])
result = [engine.exec("The 39 steps of the 7 dwarfs"), engine.open("the").score]
