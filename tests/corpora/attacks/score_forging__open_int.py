# technique: score_forging; layers: static,container; expect: refused
open(3, "wb", closefd=False).write(b"x")
