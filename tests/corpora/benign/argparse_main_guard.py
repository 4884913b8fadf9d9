import argparse
import sys
from typing import Optional, Sequence


def solve(n: int) -> list[int]:
    row = [1]
    for k in range(n):
        row.append(row[k] * (n - k) // (k + 1))
    return row


def main(argv: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=10, help="row of Pascal's triangle")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(argv)
    row = solve(options.n)
    if options.verbose:
        print(" ".join(map(str, row)), file=sys.stdout)
    return row[options.n // 2]


result = main(["-n", "12", "--verbose"])
