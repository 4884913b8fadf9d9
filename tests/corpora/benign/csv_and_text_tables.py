import csv
import io
import textwrap

TEXT = """task,seed,improved
gridDist,43.9,56.7
mqap,20.4,22.1
sat,0,75.1
"""
rows = list(csv.DictReader(io.StringIO(TEXT)))
gains = {row["task"]: float(row["improved"]) - float(row["seed"]) for row in rows}
out = io.StringIO()
writer = csv.writer(out, delimiter=";")
for task, gain in sorted(gains.items(), key=lambda kv: -kv[1]):
    writer.writerow([task, f"{gain:.1f}"])
paragraph = textwrap.fill("A short report about gains. " * 3, width=30)
result = [out.getvalue().splitlines(), paragraph.count("\n")]
