import io
def process(stream, out):
    for number, line in enumerate(stream, 1):
        out.write(f"{number}: {line.strip()}\n")
    out.flush()
source, sink = io.StringIO("a\nb\n"), io.StringIO()
process(source, sink)
with io.StringIO() as temp:
    temp.writelines(["x\n", "y\n"])
    value = temp.getvalue()
source.close()
result = [sink.getvalue(), value]
