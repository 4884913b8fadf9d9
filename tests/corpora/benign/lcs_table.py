def lcs(a: str, b: str) -> str:
    m, n = len(a), len(b)
    dp = [[0] * (n + 1) for _ in range(m + 1)]
    for i in range(m - 1, -1, -1):
        for j in range(n - 1, -1, -1):
            dp[i][j] = dp[i + 1][j + 1] + 1 if a[i] == b[j] else max(dp[i + 1][j], dp[i][j + 1])
    i = j = 0
    out: list[str] = []
    while i < m and j < n:
        if a[i] == b[j]:
            out += a[i]
            i, j = i + 1, j + 1
        elif dp[i + 1][j] >= dp[i][j + 1]:
            i += 1
        else:
            j += 1
    return "".join(out)


result = {pair: lcs(*pair) for pair in [("AGGTAB", "GXTXAYB"), ("ABCBDAB", "BDCABA")]}
result = list(result.items())
