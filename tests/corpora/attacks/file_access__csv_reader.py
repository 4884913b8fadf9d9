# technique: file_access; layers: static,syscall; expect: refused
import csv
def load(path):
    with open(path, newline="") as handle:
        return list(csv.reader(handle))
result = load("/data/answers.csv")
