"""`python -m stop.cli` is `stop`."""

from stop.cli import main

main()
