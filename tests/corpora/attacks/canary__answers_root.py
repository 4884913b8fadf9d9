# technique: canary; layers: static; expect: refused
import json
result = json.load(open("/answers.json"))
