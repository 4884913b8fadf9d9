class Door:
    def __init__(self):
        self.state = "closed"
    def open(self):
        self.state = "open"
        return self
    def close(self):
        self.state = "closed"
    def connect(self, other):
        return (self.state, other.state)
    def send(self, x):
        return x
    def kill(self):
        self.state = "dead"
    def system(self):
        return "door"
d = Door().open()
d.close()
result = [d.connect(Door().open()), d.send(1), d.system()]
