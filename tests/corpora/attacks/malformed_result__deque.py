# technique: malformed_result; layers: broker; expect: observed
from collections import deque
result = deque([1, 2])
