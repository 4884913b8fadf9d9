from enum import Enum, IntEnum, Flag, auto, StrEnum, unique

class Colour(StrEnum):
    RED = auto()
    BLUE = auto()

class Perm(Flag):
    R = auto()
    W = auto()
    RW = R | W

@unique
class Level(IntEnum):
    LOW = 1
    HIGH = 2

    @classmethod
    def parse(cls, text: str) -> "Level":
        return cls[text.upper()]

result = [Colour.RED.value, (Perm.RW & Perm.R).name, int(Level.parse("high")), [m.name for m in Colour.__members__.values()]]
