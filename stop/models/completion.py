"""Read the body of a chat completion, believing nothing about its shape.

Format: OpenAI API reference, "The chat completion object", as other servers speak it too.
"""

from __future__ import annotations

from stop.models.base import Reply
from stop.models.prices import usd


class CompletionError(ValueError):
    """The body is no chat completion."""


def read_completion(body: object, model: str) -> Reply:
    """What a body says: the texts of its choices (none, it may be), its tokens, and their price for `model`.

    A choice without content is the text "". Without token counts the tokens are 0 and the price None. Raises
    `CompletionError` for anything else.
    """
    match body:
        case {"choices": [*choices], **rest}:
            texts = tuple(_text(choice) for choice in choices)
        case {"error": {"message": str(message)}} | {"error": str(message)}:
            raise CompletionError(f"an error as its answer: {message}")
        case _:
            raise CompletionError("an answer without choices")
    match rest.get("usage"):
        case {"prompt_tokens": int(prompt), "completion_tokens": int(completion)} if (
            min(prompt, completion) >= 0
        ):
            return Reply(texts, prompt, completion, usd(model, prompt, completion))
    return Reply(texts, usd=None)


def _text(choice: object) -> str:
    match choice:
        case {"message": {"content": str(text)}}:
            return encodable(text)
        case {"message": {"content": [*parts]}}:
            return encodable("".join(_part(part) for part in parts))
        case {"message": {**message}} if message.get("content") is None:
            return ""
    raise CompletionError("a choice without a message")


def _part(part: object) -> str:
    """The text of one content part; parts of other kinds (reasoning, say) have none."""
    match part:
        case {"type": "text", "text": str(text)}:
            return text
    return ""


def encodable(text: str) -> str:
    """The text with lone surrogates, which UTF-8 cannot carry, replaced by question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
