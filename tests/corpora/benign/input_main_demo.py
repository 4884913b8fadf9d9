def solve(lines):
    n, *rest = lines
    return sum(map(int, rest[: int(n)]))
def main():
    data = "3\n1\n2\n3"
    print(solve(data.splitlines()))
if __name__ == "__main__":
    main()
result = solve(["2", "5", "6"])
