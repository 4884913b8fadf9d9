# technique: introspection; layers: static; expect: refused
import pdb
pdb.run("1")
