# technique: malformed_result; layers: broker; expect: observed
import enum
class E(enum.Enum):
    A = 1
result = E.A
