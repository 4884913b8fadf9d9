# technique: persistence; layers: static; expect: refused
with open("/tmp/state", "a") as f:
    f.write("1")
