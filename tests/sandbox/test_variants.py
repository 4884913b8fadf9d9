"""More packages: pinned, built once, imported before any program starts, and in no other program's reach."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sandbox.errors import ImageUnavailable
from sandbox.host import guest_packages, variants
from sandbox.host.engine import connect
from sandbox.host.image import image_tag
from sandbox.host.pool import Sandbox
from sandbox.host.variants import LOCKS, ensure_variant, pinned
from sandbox.packages import COMPILERS, PRELOADED, PackageRefused, Requirement, requirements
from sandbox.policy.taxonomy import Event
from sandbox.program import Limits, Outcome, Policy, Program, Status

ENTRY = re.compile(r"(\S+)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")
SCIPY = """
import threading
import numpy as np
from scipy.optimize import linprog, minimize
from scipy.spatial import Delaunay
import scipy.stats

def solve():
    rosen = minimize(lambda v: (1 - v[0]) ** 2 + 100 * (v[1] - v[0] ** 2) ** 2, [0.0, 0.0])
    line = linprog([1, 1], A_ub=[[-1, 0], [0, -1]], b_ub=[-1, -2])
    corners = Delaunay(np.array([[0, 0], [1, 0], [0, 1], [1, 1.0]])).simplices
    np.linalg.eigvalsh(np.random.rand(300, 300))
    return [rosen.x, line.fun, len(corners), float(scipy.stats.norm.cdf(0)), threading.active_count()]
"""


def test_names_are_read_as_people_write_them() -> None:
    assert requirements(["sklearn", "scipy==1.17.1", "numpy", "scipy==1.17.1", "More_Itertools"]) == (
        Requirement("more-itertools"),
        Requirement("scikit-learn"),
        Requirement("scipy", "1.17.1"),
    )


@pytest.mark.parametrize(
    "name",
    [
        *(
            "",
            " scipy",
            "scipy>=1",
            "scipy==",
            "scipy; os",
            "--index-url=x",
            "-r x",
            "./x",
            "https://x/y.whl",
            "a\nb",
            "git+x",
        ),
        *("numpy==1.0", 3, None, *sorted(COMPILERS)),
    ],
)
def test_what_is_no_package_or_can_be_given_to_no_program_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(PackageRefused) as refusal:
        requirements([name])
    assert "\n" not in str(refusal.value)


def test_two_versions_of_one_package_are_refused() -> None:
    with pytest.raises(PackageRefused, match="twice"):
        requirements(["scipy", "scipy==1.17.1"])


def test_every_known_package_has_a_lock_with_hashes_and_all_locks_agree() -> None:
    files = {file.stem: file.read_text() for file in LOCKS.glob("*.lock")}
    assert set(files) == set(PRELOADED)
    versions: dict[str, set[str]] = {}
    for name, text in files.items():
        entries = ENTRY.findall(text)
        assert "".join(f"{entry[0]}=={entry[1]} \\\n{entry[2]}" for entry in entries) == text
        assert name in {entry[0] for entry in entries}
        for package, version, _ in entries:
            versions.setdefault(package, set()).add(version)
    assert all(len(each) == 1 for each in versions.values())
    host = (Path(__file__).parents[2] / "requirements.lock").read_text()
    assert f"scipy=={next(iter(versions['scipy']))} " in host


def test_no_packages_are_the_plain_image() -> None:
    assert (
        ensure_variant(connect(), (), print).image
        == ensure_variant(connect(), ["numpy"], print).image
        == image_tag()
    )


def test_a_variant_is_built_once_and_named_after_its_content() -> None:
    client = connect()
    first = ensure_variant(client, ["scipy"], print)
    steps: list[str] = []
    again = ensure_variant(client, ["scipy==" + re.findall(r"scipy==(\S+)", first.lock)[0]], steps.append)
    assert (again.image, steps) == (first.image, [])
    assert first.image != image_tag()
    assert "--hash=sha256:" in first.lock
    assert "numpy" not in first.lock


def use(
    sandbox: Sandbox, source: str, *packages: str, entry: str = "solve"
) -> tuple[Outcome, Outcome, list[Event]]:
    """The outcomes of the top level and of one call, and what was seen."""
    program = Program(source, packages=packages)
    (started, called), session = sandbox.use(
        program,
        lambda session: (
            session.started,
            session.call(entry, [], 1, 20.0) if session.started.ok else session.started,
        ),
        Limits(),
        Policy.ENFORCE,
    )
    return started, called, session.events


def test_scipy_works_under_the_filter_in_one_thread_without_an_event_and_its_import_is_free(
    sandbox: Sandbox,
) -> None:
    started, called, events = use(sandbox, SCIPY, "scipy")
    assert started.cpu_seconds < 0.05
    assert called.ok, called.detail
    solution, least, triangles, half, threads = called.value
    assert solution == pytest.approx([1, 1], abs=1e-3)
    assert (least, triangles, half, threads) == (pytest.approx(3), 2, 0.5, 1)
    assert events == []


def test_networkx_works_too(sandbox: Sandbox) -> None:
    source = (
        "import networkx as nx\ndef solve():\n    return nx.shortest_path_length(nx.cycle_graph(10), 0, 5)\n"
    )
    _, called, events = use(sandbox, source, "networkx")
    assert (called.value, events) == (5, [])


def test_a_program_that_was_given_no_packages_finds_none_even_beside_one_that_was(sandbox: Sandbox) -> None:
    assert use(sandbox, SCIPY, "scipy")[1].ok
    started, _, _ = use(sandbox, SCIPY)
    assert started.status is Status.ERROR
    assert "No module named 'scipy'" in started.detail


def test_a_package_without_a_lock_is_resolved_once_and_pinned_to_the_wheel_that_fits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    wanted = requirements(["more-itertools"])
    lock = pinned(wanted, "amd64")
    assert re.fullmatch(r"more-itertools==\S+ \\\n    --hash=sha256:[0-9a-f]{64}\n", lock)

    def offline(*_: str) -> None:
        raise AssertionError("resolved again")

    monkeypatch.setattr(guest_packages, "pip", offline)
    assert pinned(wanted, "amd64") == lock


def test_a_version_that_does_not_exist_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(ImageUnavailable, match=re.escape("more-itertools==0.0.0.1")) as failure:
        pinned(requirements(["more-itertools==0.0.0.1"]), "amd64")
    assert "\n" not in str(failure.value)
    assert not list(tmp_path.rglob("*.lock"))


def test_a_package_that_cannot_be_imported_makes_no_image_and_the_reason_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(variants, "_imports", lambda *_: ("networkx", "no_such_module"))
    with pytest.raises(
        ImageUnavailable, match="with networkx: ModuleNotFoundError: No module named 'no_such_module'"
    ):
        ensure_variant(connect(), ["networkx"], print)
