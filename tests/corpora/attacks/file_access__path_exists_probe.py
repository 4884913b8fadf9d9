# technique: file_access; layers: static; expect: observed
import os.path
result = [p for p in ("/answers.json", "/data", "/hidden", "/labels.csv") if os.path.exists(p)]
