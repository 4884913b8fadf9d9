"""The static policy: what it finds, what it lets through, and that no text can break it."""

from __future__ import annotations

import ast
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.policy.access import syntax
from sandbox.policy.checker import LONGEST, MOST_EVENTS, Unparsable, check
from sandbox.policy.findings import ADVICE
from sandbox.policy.origins import Program
from sandbox.policy.taxonomy import Event, Layer, Severity, Technique, Verdict
from tests.programs import ATTACKS, BENIGN, Attack, Honest, name_of

IMPROVER = "def improve_algorithm(initial_solution, utility, language_model):\n"


def gravest(events: tuple[Event, ...]) -> list[Event]:
    return [event for event in events if event.gravity is Severity.HIGH]


@pytest.mark.parametrize("program", BENIGN, ids=name_of)
def test_an_honest_program_is_not_refused(program: Honest) -> None:
    assert gravest(check(program.text)) == []


def test_the_honest_programs_are_many_and_mostly_without_any_event() -> None:
    silent = [program for program in BENIGN if not check(program.text)]
    assert len(BENIGN) >= 230
    assert len([program for program in BENIGN if program.is_improver]) >= 40
    assert len(silent) >= 0.85 * len(BENIGN)


@pytest.mark.parametrize("attack", ATTACKS, ids=name_of)
def test_an_attack_is_found_under_its_technique_and_refused_where_it_is_grave(attack: Attack) -> None:
    assert attack.name.startswith(f"{attack.technique}__")
    assert attack.layers
    events = check(attack.text)
    found = attack.technique in {event.technique for event in events}
    assert found == (Layer.STATIC in attack.layers)
    assert bool(gravest(events)) == attack.refused
    assert all(event.line is not None and 1 < event.line <= attack.text.count("\n") for event in events)


def test_the_attacks_cover_every_technique_several_times() -> None:
    counts = Counter(attack.technique for attack in ATTACKS)
    assert set(counts) == set(Technique) == set(ADVICE)
    assert min(counts.values()) >= 8


NEAR_MISSES = {
    "a flag in a comment": IMPROVER + "    return initial_solution  # utility(p, use_sandbox=False)",
    "a flag in a prompt": IMPROVER
    + "    language_model.prompt('Never write utility(p, use_sandbox=False)', '')",
    "a program in a string": "TEXT = '''import os\nos.system('id')\nutility.budget = 9'''",
    "the flag left on": IMPROVER
    + "    return max([initial_solution], key=lambda p: utility(p, use_sandbox=True))",
    "the flag on by position": IMPROVER + "    return utility(initial_solution, True)",
    "the flag passed through": IMPROVER
    + "    def score(p, use_sandbox=True):\n        return utility(p, use_sandbox=use_sandbox)\n    return score",
    "a number as a helper's argument": IMPROVER
    + "    def score(u, p, n): ...\n    return score(utility, '', 3)",
    "a helper submitted with the utility": IMPROVER
    + "    pool = None\n    pool.submit(print, utility, '', 3)",
    "a budget read": IMPROVER + "    budget = utility.budget\n    budget -= 1\n    return str(budget)",
    "a budget of its own": "class Search:\n    def spend(self):\n        self.budget -= 1\n        self.uses = 0",
    "the utility wrapped": IMPROVER + "    utility = Cache(utility)\n    return max(['', 'a'], key=utility)",
    "a solution's own utility": "def utility(x):\n    return x ** 0.5\nutility.scale = 2",
    "a local called open": "def f(start):\n    open = [start]\n    return open.pop()",
    "a parameter called input": "def f(input, vars, compile):\n    return input, vars[0], compile",
    "a function called eval": "def eval(tree):\n    return eval(tree[0])",
    "a list called open on some paths": "if 1:\n    open = []\n    open.append(1)\n    print(open[0])",
    "methods named like built-ins": "class A:\n    def exec(self):\n        return self.open(self.eval())",
    "a module named in an argument": "import sys\nprint(1, file=sys.stderr)\nlimit = sys.maxsize",
    "an optional module": "try:\n    import resource\nexcept ImportError:\n    resource = None\nif resource:\n    pass",
    "the class's own name": "class A:\n    def f(self):\n        return self.__class__.__name__, type(self).__name__",
    "a frozen dataclass": "class A:\n    def __post_init__(self):\n        object.__setattr__(self, 'x', 1)",
    "ordinary formats": "'{0.real:.1f} {0[1]} {x}'.format(3j, x=1)\n'{a}'.format_map({'a': 1})",
    "dispatch by prefix": "class A:\n    def go(self, k):\n        return getattr(self, f'op_{k}')()",
    "an attribute by name": "getattr([], 'append', None)\nhasattr(object(), '__len__')\ngetattr(len, '__name__')",
    "numpy's trace and code": "import numpy as np\nnp.trace(np.eye(2))\nfrom scipy import signal\nsignal.convolve",
    "text read from memory": "import io\nimport numpy as np\nnp.loadtxt(io.StringIO('1 2'))",
    "a copy by pickle": "import pickle\nblob = pickle.dumps([1])\ncopy = pickle.loads(blob)",
    "string functions of paths": "import os.path as p\nfrom os import path\npath.join('a', p.basename('b/c'))",
    "parsing of addresses": "from urllib.parse import urlparse\nurlparse('http://a')",
    "a lambda timed": "import timeit\ntimeit.timeit(lambda: 1, number=3)",
    "imports spelled with care": "import importlib\nmath = importlib.import_module('math')\nmath.sqrt(2)",
    "comparison of its own class": "class N:\n    def __lt__(self, other):\n        return self.x < other.x",
    "an endless loop that ends": "while True:\n    print(1)\n    break",
    "numbers of ordinary size": "a = [0] * 10**6\nb = 1 << 64\nc = 2 ** 100\nd = 10 ** 18",
    "keys that look like secrets": "settings = {'token': 1}\nsettings['api_key'] = 2\nsettings.get('password')",
    "joined parameter names": "key = 'model__alpha'.split('__')[0]\nprint('__'.join(['a', 'b']))",
}


@pytest.mark.parametrize("source", NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_a_near_miss_is_no_finding(source: str) -> None:
    assert check(source) == ()


FAINT = {
    "a computed attribute": ("def f(o, n):\n    return getattr(o, n)", Technique.INTROSPECTION, 2),
    "a package that is not there": ("import torch", Technique.NATIVE_CODE, 1),
    "a syntax check": ("def ok(code):\n    compile(code, '', 'exec')", Technique.INTROSPECTION, 2),
    "a namespace": ("\n\nprint(sorted(globals()))", Technique.INTROSPECTION, 3),
    "a time limit": ("import signal\nsignal.alarm(3)", Technique.PERSISTENCE, 2),
    "captured output": ("import sys, io\nsys.stdout = io.StringIO()", Technique.PERSISTENCE, 2),
    "a question to the user": ("name = input()", Technique.FILE_ACCESS, 1),
}


@pytest.mark.parametrize(("source", "technique", "line"), FAINT.values(), ids=FAINT.keys())
def test_what_is_suspicious_but_common_is_observed_and_not_refused(
    source: str, technique: Technique, line: int
) -> None:
    (event,) = check(source)
    assert (event.technique, event.line, event.verdict) == (technique, line, Verdict.OBSERVED)
    assert event.gravity is not Severity.HIGH


def test_an_event_names_the_line_of_the_construct_and_not_of_its_statement() -> None:
    source = "x = [\n    1,\n    eval('2'),\n]\n\n\nimport socket\n"
    assert [(event.line, event.technique) for event in check(source)] == [
        (3, Technique.INTROSPECTION),
        (7, Technique.NETWORK),
    ]


def test_an_event_says_what_and_quotes_its_line_and_how_to_mend_it() -> None:
    (event,) = check("def f():\n    return open('a.txt').read()")
    assert event.detail == (
        "`builtins.open` at column 12 in \"return open('a.txt').read()\": "
        "there are no files to use; keep everything in variables"
    )
    assert (event.layer, event.verdict, event.severity) == (Layer.STATIC, Verdict.REFUSED, Severity.HIGH)


def test_a_column_is_counted_in_characters_from_one() -> None:
    (event,) = check("é = 'ü'; open(é)")
    assert event.detail.startswith("`builtins.open` at column 10 in ")


def test_one_construct_may_serve_two_techniques() -> None:
    kept, left = check("open('notes', 'a')")
    assert (kept.technique, kept.severity) == (Technique.FILE_ACCESS, Severity.HIGH)
    assert (left.technique, left.severity) == (Technique.PERSISTENCE, Severity.MEDIUM)
    assert kept.line == left.line == 1


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_python_counts_them(newline: str) -> None:
    (event,) = check(newline.join(["a = 1", "b = '\x0c\u2028'", "open(a)"]))
    assert event.line == 3
    assert "'open(a)'" in event.detail


def test_hostile_text_is_quoted_briefly_and_in_plain_ascii() -> None:
    name = "é" * 500
    events = check(
        f"open('\x1b[31m\u202e<script>', {name}); x.__{name}__; import {name}" + " " * 300 + "#\x1b"
    )
    assert len(events) == 3
    for event in events:
        assert event.detail.isascii()
        assert event.detail.isprintable()
        assert len(event.detail) < 1000


def test_the_gravest_events_are_kept_when_there_are_too_many() -> None:
    source = "\n".join(["import torch"] * 500 + ["open('a')"])
    events = check(source)
    assert len(events) == MOST_EVENTS
    assert events[-1].technique is Technique.FILE_ACCESS


def test_a_technique_is_told_once_a_line() -> None:
    assert len(check("open('a'), open('b'), open('c')")) == 1


@pytest.mark.parametrize(
    "source",
    [
        "a = 1\0",
        "a = '\ud800'",
        "#" * (LONGEST + 1),
        "é" * (LONGEST // 2 + 1),
        "(" * 250 + ")" * 250,
        "a = " + "-" * 5000 + "1",
        "a = " + "lambda: " * 5000 + "1",
        "x" + ".a" * 20000,
        "import " + ".\\\n".join(["os"] * 50000),
    ],
    ids=["null", "surrogate", "long", "long in bytes", "brackets", "minus", "lambda", "dots", "import"],
)
def test_a_text_that_no_parser_takes_is_unparsable_or_a_syntax_error(source: str) -> None:
    with pytest.raises((Unparsable, SyntaxError)):
        check(source)


def test_a_text_with_a_mistake_is_a_syntax_error_with_its_line() -> None:
    with pytest.raises(SyntaxError) as caught:
        check("a = 1\nb = = 2")
    assert caught.value.lineno == 2


def test_a_text_of_the_greatest_length_is_read() -> None:
    assert check("#" * LONGEST) == ()


def test_syntax_that_nobody_has_reviewed_is_a_finding() -> None:
    class Goto(ast.stmt):
        _fields = ()

    tree = ast.parse("a = 1")
    tree.body.append(Goto(lineno=2, col_offset=0))
    (found,) = syntax(Program(tree))
    assert found.line == 2
    assert found.reach.technique is Technique.INTROSPECTION


def test_checking_runs_nothing() -> None:
    check("import sys\nsys.exit(7)\nraise SystemExit\n1 / 0")


def test_the_policy_loads_without_the_engine_and_without_the_rest_of_the_system() -> None:
    program = (
        "import sys, sandbox.policy.checker\n"
        "print([name for name in ('docker', 'numpy', 'stop', 'sandbox.host') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


TEXTS = [program.text for program in [*BENIGN, *ATTACKS]]


def survives(source: str) -> None:
    try:
        events = check(source)
    except (Unparsable, SyntaxError):
        return
    assert all(event.detail and "\n" not in event.detail for event in events)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_policy(source: str) -> None:
    survives(source)


@given(st.text(alphabet="abx_.()[]{}'\"=:,*@~ \n\t0123f-lambda:forinifelse", max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_text_that_looks_like_python_breaks_the_policy(source: str) -> None:
    survives(source)


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_no_mutation_of_a_program_breaks_the_policy(first: str, second: str, rng: random.Random) -> None:
    lines = first.splitlines()
    donor = second.splitlines()
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(lines) + 1)
        match rng.randrange(4):
            case 0:
                lines[at:at] = donor[: rng.randrange(len(donor) + 1)]
            case 1:
                del lines[at : at + rng.randint(1, 5)]
            case 2:
                word = rng.choice(re.findall(r"\w+", second))
                lines = [line.replace(rng.choice(line.split() or ["a"]), word) for line in lines]
            case _:
                rng.shuffle(lines)
    survives("\n".join(lines))


@given(st.sampled_from(TEXTS), st.data())
@settings(max_examples=150, deadline=None)
def test_no_exchange_of_names_breaks_the_policy(source: str, data: st.DataObject) -> None:
    tree = ast.parse(source)
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
    for node in names:
        node.id = data.draw(st.sampled_from([node.id, "os", "eval", "utility", "getattr", "globals"]))
    try:
        mutated = ast.unparse(tree)
    except (ValueError, RecursionError):
        return
    survives(mutated)


PATHOLOGICAL: dict[str, Callable[[], str]] = {
    "a huge line": lambda: "x = [" + "eval(1)," * 30000 + "]",
    "a huge string": lambda: f"getattr(x, {'_' * 250000!r})",
    "a huge name": lambda: "x." + "_" * 250000,
    "a huge dotted import": lambda: "import " + ".".join(["os"] * 60000),
    "doubling strings": lambda: (
        "a0 = ''\n" + "\n".join(f"a{i + 1} = a{i} + a{i}" for i in range(4000)) + "\ngetattr(x, a40)"
    ),
    "doubling choices": lambda: (
        "a0 = os\n" + "\n".join(f"a{i + 1} = a{i} or a{i}" for i in range(4000)) + "\na40.b"
    ),
    "a name bound many times": lambda: "a = b\n" * 20000 + "lambda: a\n" * 6000,
    "a circle of names": lambda: "\n".join(f"a{i} = a{(i + 1) % 500}" for i in range(500)) * 20 + "\na1.b",
    "many scopes": lambda: "def f():\n    import os\n    return os\n" * 6000,
    "nested functions": lambda: (
        "\n".join(" " * i + f"def f{i}(a=eval):" for i in range(95)) + "\n" + " " * 95 + "pass"
    ),
    "many arguments": lambda: IMPROVER + "    t = (" + "1," * 20000 + ")\n" + "    utility(*t)\n" * 4000,
    "many keywords": lambda: "f(" + ",".join(f"k{i}={i}" for i in range(20000)) + ")",
    "a long sum": lambda: "x = " + "+".join(["'_'"] * 900) + "\ngetattr(y, x)",
    "many comparisons": lambda: "x = " + "<".join(["os"] * 60000),
    "a great power": lambda: "x = 9**9**9**9**9\ny = 1 << 10**1000\nz = [0] * 10**4000",
    "format fields": lambda: f"{'{' * 900!r}.format(1)\n" * 200,
    "special fragments": lambda: f"getattr(x, y)\n{'_a' * 100000!r}",
    "many classes": lambda: "class A(float):\n    def __eq__(self, o):\n        return True\n" * 3500,
}


@pytest.mark.parametrize("build", PATHOLOGICAL.values(), ids=PATHOLOGICAL.keys())
def test_no_text_takes_long_to_check(build: Callable[[], str]) -> None:
    source = build()
    started = time.process_time()
    survives(source)
    assert time.process_time() - started < 10


def test_an_ordinary_program_is_checked_in_milliseconds() -> None:
    """A few milliseconds are usual; the bound leaves room for a busy machine and a tracer."""
    took = []
    for program in BENIGN:
        started = time.process_time()
        check(program.text)
        took.append(time.process_time() - started)
    assert sorted(took)[len(took) // 2] < 0.02
