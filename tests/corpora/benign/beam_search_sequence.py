import heapq
import math


def beam_search(start, successors, score, width, depth):
    beam = [(score(start), start)]
    for _ in range(depth):
        candidates = [(score(s), s) for _, state in beam for s in successors(state)]
        if not candidates:
            break
        beam = heapq.nlargest(width, candidates, key=lambda pair: pair[0])
    return max(beam, key=lambda pair: pair[0])


alphabet, target = "ab", "abbaabab"
successors = lambda s: [s + c for c in alphabet] if len(s) < len(target) else []
score = lambda s: sum(math.log(0.9 if a == b else 0.1) for a, b in zip(s, target)) + 0.01 * len(s)
best_score, best = beam_search("", successors, score, 3, len(target))
result = best
