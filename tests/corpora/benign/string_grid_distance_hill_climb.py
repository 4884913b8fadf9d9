import random


def distance(s, t):
    hamming = sum(a != b for a, b in zip(s, t))
    breaks = lambda x: sum(a != b for a, b in zip(x, x[1:]))
    return hamming + breaks(s) + breaks(t)


def algorithm(t, d):
    s = list(t)
    rng = random.Random(len(t) * 31 + d)
    current = abs(distance(s, t) - d)
    for _ in range(300):
        if current == 0:
            break
        i = rng.randrange(len(s))
        s[i] = "B" if s[i] == "A" else "A"
        new = abs(distance(s, t) - d)
        if new <= current or rng.random() < 0.1:
            current = new
        else:
            s[i] = "B" if s[i] == "A" else "A"
    return "".join(s)


result = algorithm("ABBABAABBA", 9)
