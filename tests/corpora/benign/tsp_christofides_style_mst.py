import heapq
from collections import defaultdict


def prim(weights):
    n = len(weights)
    tree, seen = defaultdict(list), {0}
    heap = [(w, 0, j) for j, w in enumerate(weights[0]) if j]
    heapq.heapify(heap)
    while len(seen) < n:
        w, i, j = heapq.heappop(heap)
        if j in seen:
            continue
        seen.add(j)
        tree[i].append(j)
        for k, wk in enumerate(weights[j]):
            if k not in seen:
                heapq.heappush(heap, (wk, j, k))
    return tree


def preorder(tree, root=0):
    yield root
    for child in tree[root]:
        yield from preorder(tree, child)


W = [[abs(i - j) * ((i + j) % 3 + 1) for j in range(10)] for i in range(10)]
result = list(preorder(prim(W)))
