def make_adders():
    return [lambda x, n=n: x + n for n in range(3)]
def counter():
    n = 0
    def step(k=1):
        nonlocal n
        n += k
        return n
    step.reset = lambda: None
    return step
c = counter(); c(); c(5)
result = [[a(10) for a in make_adders()], c()]
