# technique: introspection; layers: static; expect: refused
import _xxsubinterpreters as sub
i = sub.create()
sub.run_string(i, "import os")
