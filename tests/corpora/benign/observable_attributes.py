class Model:
    def __init__(self):
        super().__setattr__("log", [])
    def __setattr__(self, name, value):
        self.log.append((name, value))
        super().__setattr__(name, value)
    def __delattr__(self, name):
        self.log.append((name, None))
        super().__delattr__(name)
m = Model()
m.rate = 0.5
del m.rate
result = m.log
