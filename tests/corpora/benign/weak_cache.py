import weakref

class Interned:
    _cache = weakref.WeakValueDictionary()

    def __new__(cls, name):
        obj = cls._cache.get(name)
        if obj is None:
            obj = super().__new__(cls)
            obj.name = name
            cls._cache[name] = obj
        return obj

a, b = Interned("x"), Interned("x")
ref = weakref.ref(a)
result = [a is b, ref() is a, len(Interned._cache)]
