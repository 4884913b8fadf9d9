"""Edits of texts in a program, such as an improver's prompts: sentences left out, doubled or put in another order."""

from __future__ import annotations

import ast
import re
from random import Random

_SENTENCES = re.compile(r"(?<=[.!?:\n])(?=\s)")


def change_wording(tree: ast.Module, rng: Random) -> str | None:
    """Leave out, repeat or move one sentence of a text; docstrings and single words are no such text."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and len(node.value.split()) > 3
    ]
    if not texts:
        return None
    text = rng.choice(texts)
    sentences = _SENTENCES.split(str(text.value))
    index = rng.choice([at for at, sentence in enumerate(sentences) if sentence.strip()])
    sentence = sentences[index]
    way = rng.choice(("leave out", "repeat", "move"))
    if way == "leave out":
        del sentences[index]
    elif way == "repeat":
        sentences.insert(index, sentence)
    else:
        sentences.insert(rng.randrange(len(sentences)), sentences.pop(index))
    text.value = "".join(sentences)
    words = " ".join(sentence.replace("`", "'").split())[:60]
    return f"{way} the words '{words}'"
