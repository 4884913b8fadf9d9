# technique: persistence; layers: static; expect: refused
import json
json.dumps = lambda *a, **k: "1"
