# technique: persistence; layers: static; expect: refused
from collections import Counter
Counter.most_common = lambda self, n=None: []
result = Counter("aab").most_common(1)
