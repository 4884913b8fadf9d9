"""The totals of a run, as reports and `stop run --json` show them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from stop.ledger.database import Database
from stop.ledger.records import Generation, LMTotals
from stop.ledger.rows import select


def lm_totals(database: Database, model: str | None = None) -> LMTotals:
    """Calls, completions, tokens and dollars of all language model calls, or of those of one model."""
    ((calls, priced, completions, prompt_tokens, completion_tokens, usd),) = database.execute(
        "SELECT count(*), count(usd), total(completions), total(prompt_tokens), total(completion_tokens), total(usd)"
        " FROM lm_calls WHERE ? IN (model, '')",
        (model or "",),
    )
    return LMTotals(
        calls=calls,
        completions=int(completions),
        prompt_tokens=int(prompt_tokens),
        completion_tokens=int(completion_tokens),
        known_usd=usd,
        usd=usd if priced == calls else None,
    )


def lm_spending(database: Database) -> tuple[float, float | None]:
    """US dollars of all language model calls, as far as prices are known, and the dearest; None where there is none."""
    ((spent, dearest),) = database.execute("SELECT total(usd), max(coalesce(usd, 0.0)) FROM lm_calls")
    return spent, dearest


def evaluation_totals(database: Database) -> dict[str, int]:
    """How many evaluations were run, and how many utility calls an earlier evaluation answered (`memoised`)."""
    ((run,),) = database.execute("SELECT count(*) FROM evaluations")
    ((calls,),) = database.execute("SELECT count(*) FROM utility_calls")
    ((distinct,),) = database.execute(
        "SELECT count(*) FROM (SELECT DISTINCT program, task, instances FROM utility_calls)"
    )
    return {"run": run, "memoised": calls - distinct}


def sample_counts(database: Database) -> dict[tuple[str, str], int]:
    """How many completions of a probe there are, by arm and judgement."""
    rows = database.execute("SELECT arm, judgement, count(*) FROM samples GROUP BY arm, judgement")
    return {(arm, judgement): count for arm, judgement, count in rows}


def audit_totals(database: Database) -> dict[str, Any]:
    """How many events there are, and how many of each technique that occurs."""
    by_technique: dict[str, int] = dict(
        database.execute("SELECT technique, count(*) FROM events GROUP BY technique ORDER BY technique")
    )
    return {"events": sum(by_technique.values()), "by_technique": by_technique}


def summary(database: Database, run: str, status: str) -> dict[str, Any]:
    """All totals from one moment, in the shape in which `stop run --json` ends."""
    with database.snapshot():
        lm = asdict(lm_totals(database))
        del lm["known_usd"]
        return {
            "run": run,
            "status": status,
            "generations": [_generation(generation) for generation in select(database, Generation)],
            "lm": lm,
            "evaluations": evaluation_totals(database),
            "audit": audit_totals(database),
        }


def _generation(generation: Generation) -> dict[str, Any]:
    return {
        "index": generation.index,
        "improver": generation.improver,
        "val": asdict(generation.val),
        "test": None if generation.test is None else asdict(generation.test),
        "accepted": generation.accepted,
    }
