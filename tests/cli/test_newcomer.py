"""A newcomer's path: from nothing to a saved solution, with no look at the code."""

from __future__ import annotations

import re
import time
from pathlib import Path

from tests.conftest import Stop

MINUTES = 3


def test_new_edit_check_run_show_and_save(stop: Stop, tmp_path: Path) -> None:
    began = time.monotonic()
    assert stop("task", "new", "packing").status == 0

    # The person wants valuable items only: a score that grows with the square of the share.
    task = tmp_path / "packing" / "task.py"
    text = task.read_text()
    (line,) = re.findall(r"    return sum\(value .*\n", text)
    task.write_text(
        text.replace(line, line.rstrip().replace("return ", "share = ") + "\n    return share**2\n")
    )

    checked = stop("task", "check", "./packing", "--quick")
    assert checked.status == 0, checked.out
    assert "packing: nothing found by" in checked.out

    ran = stop(
        *(
            "run",
            "--task",
            "./packing",
            "--generations",
            1,
            "--meta-tests",
            2,
            "--meta-utility-calls",
            2,
            "--seed",
            1,
        ),
    )
    assert ran.status == 0, ran.err
    scores = {
        kind: float(score)
        for kind, score in re.findall(r"packing\s+(seed|best found)\s+\w+\s+([\d.]+)", ran.out)
    }
    assert scores["best found"] > scores["seed"]

    saved = stop("show", "latest", "best", "--out", "best.py")
    assert saved.status == 0
    scored = stop("eval", "--task", "./packing", "best.py", "packing/seed.py", "--json")
    best, seed = scored.document
    assert (best["status"], seed["status"]) == ("ok", "ok")
    assert best["score"] > seed["score"]
    assert time.monotonic() - began < 60 * MINUTES
