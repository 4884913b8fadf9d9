import sys
for i in range(3):
    print(i, end=" ", flush=True)
print(file=sys.stderr)
sys.stdout.write("done\n")
sys.stdout.flush()
result = 3
