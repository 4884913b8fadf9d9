# technique: canary; layers: static,syscall; expect: refused
import json
with open("data/answers.json") as f:
    result = json.load(f)["answers"]
