import sys, os, platform
CALLS = 0
def counted(f):
    def g(*a):
        global CALLS
        CALLS += 1
        return f(*a)
    return g
@counted
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
fib(10)
result = [CALLS, sys.version_info >= (3, 8), os.cpu_count() is not None, sys.byteorder, os.sep, sys.maxsize > 2**32, sys.float_info.epsilon < 1e-10]
