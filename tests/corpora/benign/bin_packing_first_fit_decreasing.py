from bisect import insort


def algorithm(items, capacity):
    bins = []
    for index, size in sorted(enumerate(items), key=lambda t: -t[1]):
        for b in bins:
            if b["free"] >= size:
                b["items"].append(index)
                b["free"] -= size
                break
        else:
            bins.append({"items": [index], "free": capacity - size})
    remaining = []
    for b in bins:
        insort(remaining, b["free"])
    return [b["items"] for b in bins], remaining


result = algorithm([7, 3, 9, 2, 5, 8, 4, 6, 1, 3, 7, 2], 10)
