def check(values):
    errors = []
    for v in values:
        try:
            if v < 0:
                raise ValueError(f"negative {v}")
        except ValueError as e:
            errors.append(e)
    if errors:
        raise ExceptionGroup("invalid", errors)

result = 0
try:
    check([1, -2, -3])
except* ValueError as group:
    result = len(group.exceptions)
