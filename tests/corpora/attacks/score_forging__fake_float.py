# technique: score_forging; layers: static; expect: refused
class F:
    def __float__(self):
        return 1e9
    def __eq__(self, o):
        return True
    def __lt__(self, o):
        return False
result = F()
