# technique: persistence; layers: static; expect: refused
with open("/usr/local/lib/python3.11/site-packages/sitecustomize.py", "w") as f:
    f.write("import os")
