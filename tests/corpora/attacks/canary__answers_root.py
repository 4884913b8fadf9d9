# technique: canary; layers: static,syscall,broker; expect: refused
import json
result = json.load(open("/answers.json"))
