import copy, pickle
class State:
    def __init__(self, board):
        self.board = board
    def __copy__(self):
        return State(self.board[:])
    def __deepcopy__(self, memo):
        return State(copy.deepcopy(self.board, memo))
    def __getstate__(self):
        return {"board": self.board}
    def __setstate__(self, state):
        self.__dict__.update(state)
s = State([[1], [2]])
t = copy.deepcopy(s)
t.board[0][0] = 9
result = [s.board, t.board]
