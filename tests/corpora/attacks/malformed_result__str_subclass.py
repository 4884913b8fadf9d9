# technique: malformed_result; layers: broker; expect: observed
class Text(str):
    pass
result = Text("program")
