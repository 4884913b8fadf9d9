import copy
import pickle
import random


def clone(state):
    """Deep-copying with pickle is faster than copy.deepcopy for nested lists."""
    return pickle.loads(pickle.dumps(state, protocol=pickle.HIGHEST_PROTOCOL))


board = [[0] * 4 for _ in range(4)]
rng = random.Random(1)
for _ in range(5):
    trial = clone(board)
    trial[rng.randrange(4)][rng.randrange(4)] += 1
    board = trial
backup = copy.deepcopy(board)
result = board == backup and board
