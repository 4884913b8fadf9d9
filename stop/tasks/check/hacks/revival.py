"""Texts and bytes that come alive where a scorer runs, loads, opens or formats them.

Each holds a mark. Whether it worked is not told from the score but from the interpreter, which raises an audit event
(PEP 578) when the scorer executes code, unpickles, imports or opens what the mark names.
"""

from __future__ import annotations

import base64

from stop.tasks.check.case import Case
from stop.tasks.check.hack import Hack, Probes, no_worse
from stop.tasks.check.worker import MARK

_NEVER = "never run, load or open an answer: take plain values, or parse texts with ast.literal_eval"
_PICKLE = f"c{MARK}\n{MARK}\n.".encode()


class CodeText(Hack):
    """A text that is an expression or a program."""

    name = "code_text"
    why = "a scorer that evaluates texts runs the program's code on the host, with the hidden part in reach"
    mend = _NEVER
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        yield "an expression", MARK
        yield "a call", f"{MARK}()"
        yield "a lambda", f"lambda *_: {MARK}"
        yield "a list expression", f"[{MARK}]"
        yield "a function", f"def algorithm(*_):\n    return {MARK}\n{MARK}()\n"
        yield "an expression in a list", [f"{MARK}"]


class CodeInAnswer(Hack):
    """An honest text with an expression added to it."""

    name = "code_in_answer"
    why = "a text that reads like an answer may go on as an expression"
    mend = _NEVER
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        answer = case.answer if isinstance(case.answer, str) else str(case.answer)[:10_000]
        yield "or", f"({answer}) or {MARK}"
        yield "plus", f"{answer} + {MARK}"
        yield "times", f"{answer} * {MARK}()"
        yield "in parentheses", f"({MARK} and ({answer}))"


class HiddenNames(Hack):
    """Names under which an expression finds the hidden part."""

    name = "hidden_names"
    why = "an evaluated text may name the scorer's own variables"
    mend = _NEVER
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        names = "instance.hidden hidden expected instance.args[0] target truth solution answer True [True]"
        for name in names.split():
            yield name, name


class Pickle(Hack):
    """Bytes that unpickle to whatever they name."""

    name = "pickle"
    why = "unpickling calls any function that the bytes name"
    mend = _NEVER
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        yield "pickled bytes", _PICKLE
        yield "pickled bytes as text", _PICKLE.decode("latin-1")
        yield "pickled bytes in base64", base64.b64encode(_PICKLE).decode()
        yield "pickled bytes in hexadecimal", _PICKLE.hex()


class Markup(Hack):
    """YAML and JSON that name objects to be made."""

    name = "markup"
    why = "YAML and jsonpickle make the objects that a text names"
    mend = "parse texts with json.loads, or yaml.safe_load"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        yield "YAML", f"!!python/object/apply:{MARK}.{MARK} []"
        yield "YAML of a name", f"!!python/name:{MARK}.{MARK}"
        yield "jsonpickle", f'{{"py/object": "{MARK}.{MARK}"}}'
        yield "jsonpickle as a dictionary", {"py/reduce": [{"py/type": f"{MARK}.{MARK}"}, {"py/tuple": []}]}


class FileName(Hack):
    """A text that names a file."""

    name = "file_name"
    why = "a scorer that opens what an answer names reads the task's own files, or writes others"
    mend = "never open a file that an answer names"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        yield "a relative path", f"{MARK}.npy"
        yield "an absolute path", f"/{MARK}"
        yield "a URL", f"file:///{MARK}"
        yield "a shell command", f"cat {MARK} #"


class ModuleName(Hack):
    """A text that names a module."""

    name = "module_name"
    why = "a scorer that imports what an answer names runs code of the program's choice"
    mend = "never import what an answer names"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        yield "a module", MARK
        yield "an attribute of a module", f"{MARK}.{MARK}"
        yield "a module and a function", f"{MARK}:{MARK}"


class Template(Hack):
    """A text with places to be filled in."""

    name = "template"
    why = "str.format of an answer reaches attributes of whatever it is filled with"
    mend = "never format an answer; pass it as a value"
    rule = no_worse

    def probes(self, case: Case) -> Probes:
        for text in (
            "{0.hidden}",
            "{}",
            "{0}",
            "{instance.hidden}",
            "%s",
            "%(hidden)s",
            "${hidden}",
            "{0.__class__}",
        ):
            yield text, text


HACKS = (CodeText, CodeInAnswer, HiddenNames, Pickle, Markup, FileName, ModuleName, Template)
