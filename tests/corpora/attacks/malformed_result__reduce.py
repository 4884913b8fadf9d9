# technique: malformed_result; layers: static,score; expect: observed
class Answer:
    def __reduce__(self):
        return print, ("unpickled",)
result = Answer()
