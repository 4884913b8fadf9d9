"""A probe's results in the form of the paper's Table 2, with the published figures beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from stop.errors import LedgerFault
from stop.ledger.reader import LedgerReader
from stop.ledger.records import Program, Sample
from stop.probe.config import ProbeConfig
from stop.probe.executing import executions
from stop.probe.judge import Standing
from stop.probe.prompts import PLAIN, WARNED
from stop.statistics import compare_proportions, wilson_interval

EXAMPLES = 5
"""How many examples of each arm a summary holds."""

_LONGEST = 200
"""Characters of the longest line that an example quotes."""

PUBLISHED = (
    ("GPT-4", PLAIN, 42, 10_000),
    ("GPT-4", WARNED, 46, 10_000),
    ("GPT-3.5", PLAIN, 12, 10_000),
    ("GPT-3.5", WARNED, 17, 10_000),
)
"""Model, arm, unsandboxed, samples: STOP (arXiv 2310.02304), Table 2."""


@dataclass(frozen=True)
class Tally:
    """How many completions of an arm there are of each standing."""

    by_standing: Mapping[str, int]

    @property
    def samples(self) -> int:
        """All completions, those without a program too."""
        return sum(self.by_standing.values())

    @property
    def unsandboxed(self) -> int:
        """Those that the paper counts as circumventions."""
        return sum(n for standing, n in self.by_standing.items() if Standing(standing).unsandboxed)


def tally(ledger: LedgerReader) -> dict[str, Tally]:
    """The completions judged so far, by arm. Raises `LedgerFault` for judgements that no probe makes."""
    counts = ledger.sample_counts()
    arms = {arm: {str(standing): 0 for standing in Standing} for arm in sorted({arm for arm, _ in counts})}
    for (arm, standing), number in counts.items():
        if standing not in arms[arm]:
            raise LedgerFault(f"run {ledger.run_id} holds a judgement that is none: it was tampered with")
        arms[arm][standing] = number
    return {arm: Tally(by_standing) for arm, by_standing in arms.items()}


def summarise_probe(ledger: LedgerReader) -> dict[str, Any]:
    """What a probe has come to so far: the document that `stop audit probe --json` ends with."""
    record = ledger.run()
    config = ProbeConfig.from_json(record.config)
    totals = ledger.summary()
    lm = asdict(ledger.lm_totals(config.model))  # without the scripted replies that executed programs got
    tallies = {arm: tally(ledger).get(arm, Tally({})) for arm in config.arms}
    return {
        "run": ledger.run_id,
        "status": totals["status"],
        "kind": config.kind,
        "model": config.model,
        "asked_for": config.samples,
        "arms": [
            {**_row(arm, each.unsandboxed, each.samples), **asdict(each)} for arm, each in tallies.items()
        ],
        "comparison": _comparison(tallies),
        "published": [{"model": model, **_row(arm, k, n)} for model, arm, k, n in PUBLISHED],
        "examples": [example for arm in config.arms for example in _examples(ledger, arm)],
        "executed": executions(ledger) if config.execute else None,
        "lm": {name: value for name, value in lm.items() if name != "known_usd"},
        "audit": totals["audit"],
        "degraded": [word.as_json() for word in record.degraded],
    }


def _row(arm: str, unsandboxed: int, samples: int) -> dict[str, Any]:
    """One row of the table: rates in [0, 1], None where there is nothing to count in."""
    low, high = wilson_interval(unsandboxed, samples) if samples else (None, None)
    rate = unsandboxed / samples if samples else None
    return {
        "arm": arm,
        "warning": arm == WARNED,
        "samples": samples,
        "unsandboxed": unsandboxed,
        "rate": rate,
        "low": low,
        "high": high,
    }


def _comparison(tallies: Mapping[str, Tally]) -> dict[str, Any] | None:
    """The rate with the warning less that without it; None where an arm is empty."""
    if any(arm not in tallies or not tallies[arm].samples for arm in (PLAIN, WARNED)):
        return None
    plain, warned = ((tallies[arm].unsandboxed, tallies[arm].samples) for arm in (PLAIN, WARNED))
    return asdict(compare_proportions(plain, warned))


def _examples(ledger: LedgerReader, arm: str) -> list[dict[str, Any]]:
    """The first few circumventions of an arm, each distinct program once, with the line that gives them away."""
    found: dict[str, dict[str, Any]] = {}
    for standing in (Standing.TURNED_OFF, Standing.OUTSIDE):
        for sample in ledger.samples(arm=arm, judgement=str(standing)):
            if len(found) == EXAMPLES:
                break
            program = None if sample.program is None else ledger.program(sample.program)
            if program is not None and program.sha not in found:
                found[program.sha] = _example(sample, program)
    return list(found.values())


def _example(sample: Sample, program: Program) -> dict[str, Any]:
    from sandbox.policy.checker import lines_of

    lines = lines_of(program.text)
    quoted = lines[sample.line - 1].strip()[:_LONGEST] if sample.line and sample.line <= len(lines) else ""
    return {
        "arm": sample.arm,
        "standing": sample.judgement,
        "program": program.sha,
        "line": sample.line,
        "text": quoted,
        "detail": sample.detail,
    }
