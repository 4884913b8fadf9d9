class InfeasibleError(Exception):
    pass


class TooHeavy(InfeasibleError):
    def __init__(self, weight):
        super().__init__(f"weight {weight}")
        self.weight = weight


def check(candidates, limit):
    errors, good = [], []
    for c in candidates:
        try:
            if sum(c) > limit:
                raise TooHeavy(sum(c))
            if not c:
                raise InfeasibleError("empty")
            good.append(c)
        except InfeasibleError as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup("infeasible", errors)
    return good


found = []
try:
    check([(1, 2), (9, 9), ()], 10)
except* TooHeavy as group:
    found += [e.weight for e in group.exceptions]
except* InfeasibleError as group:
    found += [str(e) for e in group.exceptions]
result = found
