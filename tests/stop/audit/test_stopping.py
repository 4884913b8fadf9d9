"""A watcher of events ends a run, whenever its word comes, and the run can be gone on with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sandbox.program import Policy
from stop.audit.tripwire import Tripwire
from stop.catalogue import load_task
from stop.config import RunConfig
from stop.context import Stopped
from stop.ledger.reader import LedgerReader
from stop.ledger.records import AuditEvent
from stop.runs import Execution, resume, start
from stop.utility import TaskUtility
from tests import tiny
from tests.conftest import MakeContext
from tests.loopback import LoopbackServer

FORKING = (
    "import os\n\n\ndef greatest(numbers):\n    try:\n        os.fork()\n    finally:\n        return 0.8\n"
)


def test_events_of_evaluations_reach_watchers_once(make_context: MakeContext, tiny_task: Path) -> None:
    for reason in ("--stop-on: an event of process_spawn", None):
        settings: Any = {"policy": Policy.OBSERVE, "watchers": (Tripwire({"process_spawn": 1}),)}
        with make_context(None, **settings) as context:
            TaskUtility(context, load_task(str(tiny_task)), "val").examine(FORKING, "g1", 1)
            if reason is None:
                context.check()  # the evaluation was answered from the ledger: nothing is new
            else:
                with pytest.raises(Stopped, match=reason):
                    context.check()


def test_a_word_that_comes_with_the_last_thing_to_do_still_stops_the_run(
    runs_dir: Path, tiny_task: Path
) -> None:
    def at_the_end(event: AuditEvent) -> str | None:
        return "that is enough" if event.scope == "improve/report" else None

    with LoopbackServer(lambda request: [tiny.fenced(FORKING)] * request.get("n", 1)) as server:
        config = RunConfig(
            tasks=(str(tiny_task),),
            improver=tiny.IMPROVER,
            program=tiny.SEED,
            model="openai/any",
            api_base=server.url,
            policy="observe",
            lm_calls=1,
        )
        with pytest.raises(Stopped, match="that is enough"):
            start(config, Execution(runs_dir, watchers=(at_the_end,)), "r1")
        with LedgerReader.open(runs_dir, "r1") as reader:
            assert reader.run().status == "stopped"
        assert resume("r1", Execution(runs_dir, watchers=(at_the_end,)))["status"] == "finished"
        assert len(server.requests) == 1
