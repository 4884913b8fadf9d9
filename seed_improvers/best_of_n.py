"""The seed improver of the paper (STOP, figure 2): ask once for several improvements, keep the best one."""

from helpers import extract_code


def improve_algorithm(initial_solution, utility, language_model):
    """Return the best of the initial solution and of what the language model makes of it."""
    expertise = "You are a computer scientist and an excellent programmer, skilled at optimising algorithms."
    message = f"""Improve the following solution.

```python
{initial_solution}
```

It will be scored by this function:

```python
{utility.str}
```

Return a better solution, as one complete Python program in a single fenced code block. Keep the name and the
parameters of its entry function, and use only the libraries that are named as available. Be as creative as the
limits allow: the main improvement must be new and not trivial. First state the idea in a sentence, then write it.
"""
    # One use of the utility is kept for the initial solution, which must not be lost to a worse reply.
    n_responses = max(1, min(language_model.max_responses_per_call, utility.budget - 1))
    replies = language_model.prompt(expertise, message, n_responses, temperature=0.7)
    programs = [program for program in extract_code(replies) if program]
    return max([initial_solution, *programs], key=utility)
