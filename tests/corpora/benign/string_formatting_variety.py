from string import Template

name, score, width = "tabu", 0.98765, 12
rows = [("maxcut", 0.742), ("qap", 0.221), ("sat", 0.751)]
table = "\n".join("{:<10}|{:>8.1%}".format(task, value) for task, value in rows)
line = "{0} scored {1:.{2}f} ({0!r:>{3}})".format(name, score, 3, width)
by_name = "{task} {value:+.2e}".format_map({"task": "sat", "value": 0.751})
attribute = "{0.real:.1f}{0.imag:+.1f}j".format(3 + 4j)
item = "{0[1]} of {1[key]}".format(["a", "b"], {"key": "value"})
template = Template("$who wins by $$${amount}").substitute(who="Ann", amount=5)
old = "%-8s|%05.2f|%(x)s" % {"x": 1} if False else "%-8s|%05.2f" % ("pi", 3.14159)
result = [table, line, by_name, attribute, item, template, old, f"{score=:.2f} {name!s:^10}"]
