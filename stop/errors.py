"""What can go wrong, and whose fault it is.

`UsageFault`: the user's input; one line that says how to mend it (exit 2). `sandbox.errors.SandboxError`: the
engine or a container. `ModelFault`: the language model's service. `TaskFault`: trusted task code broke its
contract. None of them is ever a candidate's score.
"""

from __future__ import annotations


class StopError(Exception):
    """Base of everything this package raises on purpose."""


class UsageFault(StopError, ValueError):
    """Bad input from the user. The message is one line and says what to do."""


class TaskFault(StopError):
    """Trusted task code failed or broke its contract."""


class ModelFault(StopError):
    """The language model could not be had after all retries. The run can be resumed."""


class BudgetExhausted(StopError):
    """A run-wide limit (such as US dollars) was reached. The run can be resumed with a higher one."""


class LedgerFault(StopError):
    """The ledger cannot be read, is of another version, or contradicts what is asked of it."""
