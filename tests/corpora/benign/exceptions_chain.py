class SearchError(Exception):
    """Base."""

class Infeasible(SearchError):
    def __init__(self, message, *, code=1):
        super().__init__(message)
        self.code = code
        self.add_note("while searching")

def attempt(x):
    try:
        return 1 / x
    except ZeroDivisionError as error:
        raise Infeasible("bad", code=2) from error

try:
    attempt(0)
except SearchError as e:
    result = [str(e), e.code, type(e.__cause__).__name__, e.args, e.__notes__]
finally:
    done = True
