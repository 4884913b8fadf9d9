"""A process that records replies until it is killed, and prints the number of each once it is recorded.

python -m tests.stop.ledger.writer RUNS_DIR
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from stop.ledger.ledger import Ledger
from tests.stop.ledger.samples import CONTEXT, event, key, reply, request

if __name__ == "__main__":
    ledger = Ledger.create(Path(sys.argv[1]), "r1", {"model": "offline"})
    for number in itertools.count():
        asked = request(seed=number)
        with ledger.transaction():
            ledger.record_reply(
                key(asked, occurrence=number), asked, reply(f"reply {number}"), model="offline"
            )
            ledger.record_events("g1", CONTEXT, [event()])
        print(number, flush=True)
