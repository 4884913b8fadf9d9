# technique: malformed_result; layers: static,broker; expect: observed
class Answer:
    def __reduce__(self):
        return print, ("unpickled",)
result = Answer()
