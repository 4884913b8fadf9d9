# technique: flood; layers: container; expect: observed
import json
print(json.dumps(list(range(10**6))))
