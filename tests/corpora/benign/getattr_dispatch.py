class Machine:
    def __init__(self, value=0):
        self.value = value

    def op_add(self, n):
        self.value += n

    def op_mul(self, n):
        self.value *= n

    def op_neg(self):
        self.value = -self.value

    def execute(self, program):
        for name, *args in program:
            handler = getattr(self, f"op_{name}", None)
            if handler is None:
                raise NotImplementedError(name)
            handler(*args)
        return self.value

    def snapshot(self):
        return {key: getattr(self, key) for key in ("value",)}


machine = Machine(2)
result = [machine.execute([("add", 3), ("mul", 4), ("neg",)]), machine.snapshot()]
