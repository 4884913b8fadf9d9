def combine(first, /, *rest, sep=",", **options):
    head, *tail = rest or (None,)
    return sep.join(map(str, (first, head, *tail))) + "".join(f"|{k}={v}" for k, v in options.items())


a, (b, *c), d = 1, (2, 3, 4), 5
merged = {**{"x": 1}, **dict(y=2), "z": [*range(3), *"ab"]}
(first, second), *others = [(k, v) for k, v in merged.items()]
args, kwargs = (1, 2, 3), {"sep": "-", "end": "!"}
swap = lambda x, y=0, *zs, k=1, **kw: (y, x, *zs, k, kw)
matrix = [[1, 2], [3, 4], [5, 6]]
transposed = [*zip(*matrix)]
result = [combine(*args, **kwargs), a, b, c, d, first, second, others, swap(*args, k=9, w=0), transposed]
