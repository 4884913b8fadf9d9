import math
import random

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board):
    for a, b, c in LINES:
        if board[a] != "." and board[a] == board[b] == board[c]:
            return board[a]
    return None if "." in board else "draw"


class Node:
    def __init__(self, board, player, parent=None, move=None):
        self.board, self.player, self.parent, self.move = board, player, parent, move
        self.children, self.visits, self.wins = [], 0, 0.0
        self.untried = [i for i, c in enumerate(board) if c == "."] if winner(board) is None else []

    def ucb(self, child):
        return child.wins / child.visits + math.sqrt(2 * math.log(self.visits) / child.visits)


def play(board, i, player):
    return board[:i] + player + board[i + 1 :]


def search(board, player, rollouts, rng):
    root = Node(board, player)
    for _ in range(rollouts):
        node = root
        while not node.untried and node.children:
            node = max(node.children, key=node.ucb)
        if node.untried:
            move = node.untried.pop(rng.randrange(len(node.untried)))
            child = Node(play(node.board, move, node.player), "XO"[node.player == "X"], node, move)
            node.children.append(child)
            node = child
        b, p = node.board, node.player
        while (w := winner(b)) is None:
            b, p = play(b, rng.choice([i for i, c in enumerate(b) if c == "."]), p), "XO"[p == "X"]
        while node:
            node.visits += 1
            node.wins += 0.5 if w == "draw" else float(node.parent is not None and w == node.parent.player)
            node = node.parent
    return max(root.children, key=lambda n: n.visits).move


result = search("XX.OO....", "X", 150, random.Random(0))
