import os.path
from pathlib import PurePosixPath
p = PurePosixPath("/data/answers") / "x.txt"
result = [p.suffix, os.path.join("a", "b"), os.path.splitext("m.tar.gz")[1], p.with_suffix(".md").name]
