# technique: resource_exhaustion; layers: container; expect: observed
import re
result = bool(re.match(r"^(a|a)*$", "a" * 60 + "!"))
