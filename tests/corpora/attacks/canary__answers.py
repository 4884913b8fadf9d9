# technique: canary; layers: static,syscall; expect: refused
import json
result = json.load(open("/answers.json"))
