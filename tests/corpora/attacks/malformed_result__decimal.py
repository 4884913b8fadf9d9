# technique: malformed_result; layers: broker; expect: observed
from decimal import Decimal
result = Decimal("1.5")
