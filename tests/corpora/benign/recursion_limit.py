import sys
sys.setrecursionlimit(10000)
def ackermann(m, n, memo={}):
    if (m, n) in memo:
        return memo[m, n]
    if m == 0:
        value = n + 1
    elif n == 0:
        value = ackermann(m - 1, 1)
    else:
        value = ackermann(m - 1, ackermann(m, n - 1))
    memo[m, n] = value
    return value
result = ackermann(2, 5)
