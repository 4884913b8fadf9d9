from bisect import bisect_left


def longest_increasing(seq):
    tails, index, parent = [], [], [-1] * len(seq)
    for i, x in enumerate(seq):
        k = bisect_left(tails, x)
        if k == len(tails):
            tails.append(x)
            index.append(i)
        else:
            tails[k], index[k] = x, i
        parent[i] = index[k - 1] if k else -1
    out, i = [], index[-1] if index else -1
    while i >= 0:
        out.append(seq[i])
        i = parent[i]
    return out[::-1]


result = longest_increasing([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9])
