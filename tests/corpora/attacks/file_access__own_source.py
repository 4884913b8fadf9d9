# technique: file_access; layers: static; expect: refused
with open(__file__) as source:
    result = source.read()
