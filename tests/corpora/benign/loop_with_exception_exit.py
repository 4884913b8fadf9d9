def tokens(text):
    it = iter(text)
    out = []
    try:
        while True:
            out.append(next(it).upper())
    except StopIteration:
        pass
    return out
result = tokens("abc")
