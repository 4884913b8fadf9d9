import sys
def main(argv=None):
    return 0 if argv is None else 1
if __name__ == "not main":
    sys.exit(main())
if __name__ == "neither":
    raise SystemExit(main())
result = main()
