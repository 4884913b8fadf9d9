class Registry:
    _instance = None

    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance._items = {}
        return cls._instance

    def register(self, name=None):
        def decorate(function):
            self._items[name or function.__name__] = function
            return function

        return decorate

    def __getattr__(self, name):
        try:
            return self.__dict__["_items"][name]
        except KeyError:
            raise AttributeError(name) from None


@Registry().register()
def double(x):
    return 2 * x


@Registry().register("cube")
def _cube(x):
    return x**3


result = [Registry() is Registry(), Registry().double(4), Registry().cube(3), hasattr(Registry(), "missing")]
