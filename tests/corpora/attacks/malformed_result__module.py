# technique: malformed_result; layers: broker; expect: observed
import math
result = math
