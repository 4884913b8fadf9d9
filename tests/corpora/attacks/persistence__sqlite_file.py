# technique: persistence; layers: static; expect: refused
import sqlite3
db = sqlite3.connect("/tmp/memory.db")
db.execute("create table t (x)")
