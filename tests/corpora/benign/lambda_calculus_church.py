zero = lambda f: lambda x: x
succ = lambda n: lambda f: lambda x: f(n(f)(x))
plus = lambda m: lambda n: lambda f: lambda x: m(f)(n(f)(x))
times = lambda m: lambda n: lambda f: m(n(f))
to_int = lambda n: n(lambda k: k + 1)(0)
three = succ(succ(succ(zero)))
fix = lambda f: (lambda x: f(lambda v: x(x)(v)))(lambda x: f(lambda v: x(x)(v)))
factorial = fix(lambda rec: lambda n: 1 if n == 0 else n * rec(n - 1))
result = [to_int(plus(three)(three)), to_int(times(three)(three)), factorial(10)]
