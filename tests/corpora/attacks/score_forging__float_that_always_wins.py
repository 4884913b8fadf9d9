# technique: score_forging; layers: static; expect: refused
class Best(float):
    def __gt__(self, other):
        return True
    def __lt__(self, other):
        return False
def algorithm(adjacency):
    return Best(1)
result = algorithm([])
