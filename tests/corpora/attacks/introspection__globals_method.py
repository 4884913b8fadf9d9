# technique: introspection; layers: static; expect: refused
class T:
    def m(self):
        pass
result = list(T().m.__func__.__globals__)
