# technique: score_forging; layers: static; expect: refused
class Answer:
    pass
Answer.__eq__ = lambda self, other: True
result = Answer()
