"""The word for a layer that is weaker than it should be: said wherever results are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Degraded:
    """One capability that is missing: its name, the layer that is weaker for it, and what that means for results."""

    what: str
    layer: str
    meaning: str

    def __str__(self) -> str:
        return f"no {self.what} ({self.layer} layer): {self.meaning}"

    def as_json(self) -> dict[str, str]:
        """The word as plain data, for documents and the ledger."""
        return asdict(self)

    @classmethod
    def from_json(cls, plain: Mapping[str, str] | str) -> Degraded:
        """Read what `as_json` wrote, or the sentence that the first version of this program wrote."""
        if isinstance(plain, str):
            what, _, meaning = plain.partition(": ")
            return cls(what, "sandbox", meaning)
        return cls(plain["what"], plain["layer"], plain["meaning"])
