import csv, io
from string import Template, ascii_lowercase, punctuation
raw = "name,score\nalice,1\nbob,2\n"
rows = list(csv.DictReader(io.StringIO(raw)))
out = io.StringIO()
writer = csv.DictWriter(out, fieldnames=["name", "score"], lineterminator="\n")
writer.writeheader()
writer.writerows({**r, "score": int(r["score"]) * 2} for r in rows)
result = [out.getvalue(), Template("$who wins").substitute(who="bob"), "{:>8.3f}|{!r:^7}|{name}".format(3.14159, "a", name="n")]
