import difflib
import string


def levenshtein(a: str, b: str) -> int:
    previous = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        current = [i]
        for j, cb in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (ca != cb)))
        previous = current
    return previous[-1]


words = ["kitten", "sitting", "mitten", "kitchen"]
closest = {w: min((o for o in words if o != w), key=lambda o: levenshtein(w, o)) for w in words}
ratio = {w: round(difflib.SequenceMatcher(None, w, closest[w]).ratio(), 3) for w in words}
result = [closest, ratio, string.ascii_lowercase.index("k")]
