# technique: introspection; layers: static; expect: refused
class Meta(type):
    def __getattribute__(cls, name):
        return type.__getattribute__(cls, "__subclasses__")
class B(metaclass=Meta):
    pass
result = B.x()
