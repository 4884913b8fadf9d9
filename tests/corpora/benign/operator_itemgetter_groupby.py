from collections import Counter, defaultdict, namedtuple
from itertools import accumulate, groupby, pairwise
from operator import attrgetter, itemgetter, methodcaller

Edge = namedtuple("Edge", "u v weight")
edges = [Edge(0, 1, 5), Edge(1, 2, 3), Edge(0, 2, 9), Edge(2, 3, 3), Edge(1, 3, 5)]
by_weight = {w: [tuple(e)[:2] for e in g] for w, g in groupby(sorted(edges, key=attrgetter("weight")), attrgetter("weight"))}
degree = Counter()
for e in edges:
    degree.update(e[:2])
index = defaultdict(list)
for row in map(itemgetter(0, 2), edges):
    index[row[0]].append(row[1])
names = list(map(methodcaller("upper"), ["a", "b"]))
result = [by_weight, degree.most_common(2), dict(index), list(accumulate(e.weight for e in edges)), list(pairwise("abc")), names]
