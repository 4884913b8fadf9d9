def arity(function):
    return function.__code__.co_argcount
result = arity(lambda a, b: a)
