# technique: score_forging; layers: static; expect: refused
class Odd(int):
    pass
setattr(Odd, "__eq__", lambda a, b: True)
result = Odd(3)
