class Pattern:
    def __init__(self, text):
        self.text = text
    def matches(self, other):
        return all(a == "?" or a == b for a, b in zip(self.text, other, strict=False))
result = [Pattern("a?c").matches("abc"), Pattern("?b").matches("aa")]
