# technique: malformed_result; layers: broker; expect: observed
import re
result = re.compile("a+")
