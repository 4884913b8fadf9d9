# technique: persistence; layers: static; expect: refused
import json
json.__dict__["dumps"] = lambda o: "{}"
result = json.dumps(1)
