# technique: resource_exhaustion; layers: container; expect: observed
import re
result = re.fullmatch(r"(x+x+)+y", "x" * 60)
