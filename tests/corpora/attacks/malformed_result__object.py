# technique: malformed_result; layers: broker; expect: observed
class Answer:
    def __repr__(self):
        return "1.0"
result = Answer()
