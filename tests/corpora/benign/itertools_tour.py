import itertools as it
import operator as op
from collections import Counter, defaultdict, OrderedDict, ChainMap

words = "the quick brown fox jumps over the lazy dog the end".split()
groups = {k: list(g) for k, g in it.groupby(sorted(words, key=len), key=len)}
pairs = list(it.pairwise(words))[:2]
chunks = [list(it.islice(it.chain("ab", "cd"), i, i + 2)) for i in range(0, 4, 2)]
acc = list(it.accumulate([1, 2, 3], op.mul))
comb = sum(1 for _ in it.combinations(range(5), 3))
index = defaultdict(list)
for i, w in enumerate(words):
    index[w[0]].append(i)
result = [groups[5], pairs, chunks, acc, comb, Counter(words).most_common(1), dict(index)["t"], ChainMap({"a": 1}, {"b": 2})["b"]]
