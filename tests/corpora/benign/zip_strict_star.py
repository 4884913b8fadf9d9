def rotate(matrix):
    return [list(row) for row in zip(*matrix[::-1], strict=True)]
first, *middle, last = range(6)
def f(a, /, b, *args, c=3, **kw):
    return a, b, args, c, kw
d = {**{"x": 1}, "y": 2} | {"z": 3}
result = [rotate([[1, 2], [3, 4]]), middle, f(1, 2, 3, c=4, e=5), d, f"{d=}"]
