"""What the sandbox promises, as a list of guarantees, each with the programs that attack it and what must come of it.

`stop sandbox selftest` runs them against a user's own engine, the tests against the engine of the developer: the same.
"""
