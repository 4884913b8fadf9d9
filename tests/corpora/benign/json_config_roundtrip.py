import json
from collections import OrderedDict
from dataclasses import asdict, dataclass, field


@dataclass
class Config:
    population: int = 20
    mutation: float = 0.1
    operators: list = field(default_factory=lambda: ["swap", "insert"])

    @classmethod
    def parse(cls, text):
        return cls(**json.loads(text))


class SetEncoder(json.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, (set, frozenset)) else super().default(o)


config = Config.parse('{"population": 8, "mutation": 0.25}')
text = json.dumps(OrderedDict(asdict(config), seen={3, 1, 2}), cls=SetEncoder, indent=2)
result = json.loads(text)
