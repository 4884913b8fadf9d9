# technique: introspection; layers: static; expect: refused
template = "{0.__init__." + "__globals__}"
class A:
    def __init__(self):
        pass
result = template.format(A())
