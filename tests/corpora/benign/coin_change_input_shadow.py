def solve(input):
    """`input` is the instance here, not the built-in function."""
    coins, amount = input["coins"], input["amount"]
    best = [0] + [None] * amount
    for a in range(1, amount + 1):
        options = [best[a - c] for c in coins if c <= a and best[a - c] is not None]
        best[a] = min(options) + 1 if options else None
    list, id = [], amount
    while id and best[id] is not None:
        coin = next(c for c in coins if c <= id and best[id - c] == best[id] - 1)
        list.append(coin)
        id -= coin
    return list


if __name__ == "__main__":
    input = {"coins": [1, 5, 12, 25], "amount": 36}
    result = solve(input)
else:
    result = solve({"coins": [1, 5, 12, 25], "amount": 36})
