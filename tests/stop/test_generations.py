"""The recursion: what is asked, what is proposed, and what takes over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from stop.catalogue import load_task
from stop.config import RunConfig
from stop.context import Context
from stop.estimate import upper_bound
from stop.generations import optimise
from stop.improvers import load_improver
from stop.ledger.encoding import text_sha
from stop.ledger.records import Generation
from stop.models.select import select_model
from tests import tiny
from tests.conftest import MakeContext
from tests.loopback import Answer, Fault, LoopbackServer


class Runs:
    """Runs generations against servers of their own, and keeps what was asked of these."""

    def __init__(self, make_context: MakeContext, task: Path) -> None:
        self._make_context = make_context
        self._task = task
        self.requests: list[Any] = []
        self.summary: dict[str, Any] = {}
        self.parents: dict[str, str | None] = {}
        self.config = RunConfig(
            tasks=(str(task),),
            improver=tiny.IMPROVER,
            generations=2,
            meta_tests=2,
            lm_calls=1,
            responses=2,
            utility_calls=5,
            meta_utility_calls=5,
        )

    def optimise(self, answer: Answer = tiny.improving, workers: int = 2, **changes: Any) -> list[Generation]:
        with (
            LoopbackServer(answer) as server,
            self._make_context(select_model("openai/any", api_base=server.url), workers=workers) as context,
        ):
            optimise(context, replace(self.config, **changes), [load_task(str(self._task))])
            self.requests = [request.body for request in server.requests]
            self.summary = context.ledger.summary()
            assert context.ledger.verify().ok
            self.parents = {program.sha: program.parent for program in context.ledger.programs()}
            return context.ledger.generations()


@pytest.fixture
def runs(make_context: MakeContext, tiny_task: Path) -> Runs:
    return Runs(make_context, tiny_task)


def levels(generations: list[Generation]) -> list[int]:
    """The levels of the improvers in force."""
    by_sha = {text_sha(tiny.improver(level).rstrip("\n")): level for level in range(1, 9)}
    return [by_sha.get(generation.improver, 0) for generation in generations]


def test_each_generation_is_made_by_the_one_before_out_of_its_own_source(runs: Runs) -> None:
    generations = runs.optimise()
    assert levels(generations) == [0, 1, 2]
    assert [generation.accepted for generation in generations] == [True, True, True]
    assert [(generation.parent, generation.candidate) for generation in generations] == [
        (None, None),
        (generations[0].improver, generations[1].improver),
        (generations[1].improver, generations[2].improver),
    ]
    assert generations[0].improver == text_sha(tiny.IMPROVER)
    means = [generation.val.mean for generation in generations]
    assert means == sorted(set(means))
    for generation in generations:
        assert generation.val.n == 2
        assert generation.test is not None
        assert generation.test.n == 2


def test_every_program_has_the_parent_that_it_was_made_from(runs: Runs) -> None:
    generations = runs.optimise()
    seeds = {text_sha(tiny.IMPROVER), text_sha(tiny.SEED)}
    assert {sha for sha, parent in runs.parents.items() if parent is None} == seeds
    assert runs.parents[generations[2].improver] == generations[1].improver
    assert runs.parents[text_sha(tiny.solution(0.6).rstrip("\n"))] == text_sha(tiny.SEED)


def test_exactly_the_expected_requests_are_made(runs: Runs) -> None:
    runs.optimise()
    outer = [body for body in runs.requests if "def meta_utility" in body["messages"][-1]["content"]]
    assert len(outer) == 2  # one for each generation
    # Two trials of the seed; two generations that search (three improvers, then two and a known one), and two trials.
    assert len(runs.requests) == 2 + (1 + 3 * 2 + 2) + (1 + 2 * 2 + 2)
    assert {body["n"] for body in runs.requests} == {2}
    assert runs.summary["lm"]["calls"] == len(runs.requests)
    assert runs.summary["lm"]["completions"] == 2 * len(runs.requests)


def test_the_seed_improver_makes_one_request_of_all_completions_each_time_it_runs(runs: Runs) -> None:
    runs.optimise(improver=load_improver("best_of_n").source, generations=0, responses=4, answer=sorry)
    assert [body["n"] for body in runs.requests] == [4, 4]


def sorry(request: Any) -> list[str]:
    return ["I cannot help with that."] * request.get("n", 1)


def test_a_model_without_ideas_leaves_the_improver_as_it_was(runs: Runs) -> None:
    generations = runs.optimise(sorry)
    assert levels(generations) == [0, 0, 0]
    assert [generation.candidate for generation in generations[1:]] == [generations[0].improver] * 2
    assert [generation.accepted for generation in generations[1:]] == [False, False]
    assert len({generation.val for generation in generations}) == 1


BLIND = """from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    return extract_code(language_model.prompt("e", f"level 0\\n{initial_solution}\\n{utility.str}"))[0]
"""
"""Returns whatever the model sends."""


def worse(request: Any) -> list[str]:
    """No improver, or a solution."""
    meta = "def meta_utility" in request["messages"][-1]["content"]
    return [tiny.fenced("x = 1\n") if meta else tiny.fenced(tiny.solution(0.7))]


def test_incumbent_keeps_the_improver_where_the_proposal_is_worse(runs: Runs) -> None:
    generations = runs.optimise(worse, improver=BLIND, accept="incumbent")
    assert [generation.improver for generation in generations] == [text_sha(BLIND)] * 3
    assert [generation.candidate for generation in generations[1:]] == [text_sha("x = 1")] * 2
    assert not any(generation.accepted for generation in generations[1:])


def test_paper_takes_whatever_is_proposed_and_lives_on_with_an_improver_that_cannot_run(runs: Runs) -> None:
    generations = runs.optimise(worse, improver=BLIND, accept="paper")
    assert [generation.improver for generation in generations[1:]] == [text_sha("x = 1")] * 2
    assert (generations[1].accepted, generations[1].val.mean) == (True, 0.0)
    assert (generations[2].accepted, generations[2].candidate) == (False, None)


def test_significant_takes_over_only_beyond_chance(runs: Runs) -> None:
    assert levels(runs.optimise(accept="significant", generations=1)) == [0, 1]


def test_one_trial_is_no_evidence(runs: Runs) -> None:
    assert levels(runs.optimise(accept="significant", meta_tests=1, generations=1)) == [0, 0]


def out_of_order(request: Any) -> Fault:
    """The same answers, later or sooner by the request's own text."""
    texts = tiny.improving(request)
    return Fault(texts=texts, delay=len(request["messages"][-1]["content"]) % 7 / 50)


def test_the_number_of_workers_and_the_order_of_replies_change_nothing(
    make_context: MakeContext, tiny_task: Path, runs_dir: Path
) -> None:
    def outcome(answer: Answer, workers: int) -> list[Generation]:
        found = Runs(make_context, tiny_task).optimise(answer, workers)
        runs_dir.rename(runs_dir.with_name(f"with {workers}"))
        return [replace(generation, created="") for generation in found]

    assert outcome(tiny.improving, 1) == outcome(out_of_order, 4)


GREEDY = """import random


def improve_algorithm(initial_solution, utility, language_model):
    tag = random.random()
    for call in range(language_model.budget):
        language_model.batch_prompt("e", [f"{tag} {call}"] * language_model.max_responses_per_call)
    for call in range(utility.budget):
        utility(f"{initial_solution}\\n# {tag} {call}")
    return f"{initial_solution}\\n# {tag}"
"""
"""Uses up all of its budgets, with programs that nobody scored before."""


def test_a_run_that_uses_all_of_its_budgets_uses_what_the_dry_run_says(runs: Runs, tiny_task: Path) -> None:
    greedy: dict[str, Any] = {
        "improver": GREEDY,
        "generations": 1,
        "lm_calls": 2,
        "utility_calls": 2,
        "meta_utility_calls": 2,
    }
    runs.optimise(sorry, **greedy, accept="paper")
    bound = upper_bound(replace(runs.config, **greedy), [load_task(str(tiny_task))], workers=1)
    assert bound["lm_calls"] == len(runs.requests) == runs.summary["lm"]["calls"]
    assert bound["completions"] == runs.summary["lm"]["completions"]
    assert bound["evaluations"] == runs.summary["evaluations"]["run"]


class Fragile:
    """A sandbox that is lost after so many uses."""

    def __init__(self, context: Context, uses: int) -> None:
        self._sandbox, self._uses = context.sandbox, uses

    def use(self, *arguments: Any) -> Any:
        self._uses -= 1
        if self._uses < 0:
            raise KeyError("lost")  # no fault that anything foresees
        return self._sandbox.use(*arguments)


def test_a_run_that_breaks_off_anywhere_goes_on_to_the_same_end_and_asks_for_nothing_twice(
    make_context: MakeContext, tiny_task: Path, runs_dir: Path
) -> None:
    runs = Runs(make_context, tiny_task)
    undisturbed = [replace(generation, created="") for generation in runs.optimise()]
    for uses in (0, 1, 5, 11, 17, 24):
        runs_dir.rename(runs_dir.with_name(f"before {uses}"))
        with LoopbackServer(tiny.improving) as server:
            model = select_model("openai/any", api_base=server.url)
            with make_context(model, workers=1) as context:
                context.sandbox = Fragile(context, uses)  # type: ignore[assignment]
                with pytest.raises(KeyError):
                    optimise(context, runs.config, [load_task(str(tiny_task))])
            with make_context(model, workers=1) as context:
                optimise(context, runs.config, [load_task(str(tiny_task))])
                assert [replace(one, created="") for one in context.ledger.generations()] == undisturbed
                assert context.ledger.verify().ok
            assert len(server.requests) == len(runs.requests)
