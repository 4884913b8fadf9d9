# technique: malformed_result; layers: broker; expect: observed
class Sneaky(dict):
    def __getitem__(self, key):
        return 1
result = Sneaky()
