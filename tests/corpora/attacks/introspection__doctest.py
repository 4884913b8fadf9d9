# technique: introspection; layers: static; expect: observed
import doctest
doctest.run_docstring_examples(lambda: 1, {})
