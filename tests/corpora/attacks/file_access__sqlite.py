# technique: file_access; layers: static,syscall; expect: refused
import sqlite3
result = sqlite3.connect("/tmp/x.db").execute("select 1").fetchone()
