PARAMS = {"alpha": 0.1, "beta": 0.2}
DEBUG = globals().get("DEBUG", False)
def f():
    x = 1
    return sorted(locals())
result = [f(), DEBUG, "PARAMS" in globals()]
