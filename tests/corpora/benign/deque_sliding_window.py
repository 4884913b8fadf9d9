from collections import ChainMap, deque


def sliding_maximum(values, k):
    window, out = deque(), []
    for i, v in enumerate(values):
        while window and values[window[-1]] <= v:
            window.pop()
        window.append(i)
        if window[0] <= i - k:
            window.popleft()
        if i >= k - 1:
            out.append(values[window[0]])
    return out


defaults, user = {"k": 3, "mode": "max"}, {"k": 4}
settings = ChainMap(user, defaults)
result = [sliding_maximum([4, 2, 12, 3, 8, 5, 9, 1, 7], settings["k"]), settings["mode"]]
