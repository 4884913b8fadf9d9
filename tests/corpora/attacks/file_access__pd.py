# technique: file_access; layers: static,syscall; expect: refused
try:
    import pandas as pd
    result = pd.read_csv("/data/x.csv").shape
except ImportError:
    import csv
    result = list(csv.reader(open("/data/x.csv")))
