# label: unparsable; class: cut off; why: a list of ideas in place of a program
1. Use a genetic algorithm.
2. Keep `use_sandbox=True`.
3. Cache scores.
