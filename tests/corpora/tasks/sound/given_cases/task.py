"""Cases that were collected, each in one split only."""

from stop import Cases, Instance, InvalidAnswer, Task


WORDS = "apple pear grape melon lemon peach mango cherry olive plum berry quince papaya lime fig kiwi".split()
GIVEN = [Instance(args=(word,), hidden=sum(letter in "aeiou" for letter in word)) for word in WORDS]


def score(instance, answer):
    if type(answer) is not int or not 0 <= answer <= 100:
        raise InvalidAnswer("no integer from 0 to 100")
    return 1 / (1 + abs(answer - instance.hidden)) ** 2


task = Task(
    draw=Cases(val=GIVEN[::2], test=GIVEN[1::2]),
    score=score,
    entry="count",
    call_seconds=0.1,
    instances={"val": 8, "test": 8},
)
