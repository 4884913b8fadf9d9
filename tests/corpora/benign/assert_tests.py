def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
def test_gcd():
    assert gcd(12, 18) == 6, "wrong"
    assert gcd(7, 13) == 1
    for a in range(1, 20):
        for b in range(1, 20):
            g = gcd(a, b)
            assert a % g == 0 and b % g == 0
test_gcd()
result = gcd(48, 36)
