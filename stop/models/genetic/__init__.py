"""Genetic improvement of Python programs: a text goes in, a text with a few random edits comes out.

The edits are the classic ones of the field (statements deleted, copied, moved and transplanted; operators,
constants and conditions changed), as surveyed by Petke et al., "Genetic Improvement of Software: a Comprehensive
Survey", IEEE Transactions on Evolutionary Computation 22(3), 2018, and by Langdon and Harman, "Optimizing Existing
Software with Genetic Programming", IEEE Transactions on Evolutionary Computation 19(1), 2015; with a few on loops
(longer, repeated, in another order) that leave a program's meaning to chance less often. None of them knows
anything of a task. Programs are parsed, never run.
"""
