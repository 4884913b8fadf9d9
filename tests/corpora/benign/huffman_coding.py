import heapq
from collections import Counter
from itertools import count


def huffman(text):
    tie = count()
    heap = [(freq, next(tie), ch) for ch, freq in Counter(text).items()]
    heapq.heapify(heap)
    while len(heap) > 1:
        fa, _, a = heapq.heappop(heap)
        fb, _, b = heapq.heappop(heap)
        heapq.heappush(heap, (fa + fb, next(tie), (a, b)))
    codes = {}

    def walk(tree, prefix=""):
        if isinstance(tree, tuple):
            walk(tree[0], prefix + "0")
            walk(tree[1], prefix + "1")
        else:
            codes[tree] = prefix or "0"

    walk(heap[0][2])
    return codes


codes = huffman("abracadabra alakazam")
encoded = "".join(codes[c] for c in "abracadabra alakazam")
result = [len(encoded), min(codes.values(), key=len)]
