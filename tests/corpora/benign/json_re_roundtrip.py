import json, re, textwrap
TEXT = textwrap.dedent("""
    ```json
    {"plan": ["a", "b"], "score": 0.5}
    ```
""")
m = re.search(r"```(?:json)?\s*(\{.*?\})\s*```", TEXT, re.DOTALL)
payload = json.loads(m.group(1))
class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)
result = [payload["plan"], json.dumps({"s": {3, 1}}, cls=Encoder), re.sub(r"(\w)(\w)", lambda mm: mm.group(2) + mm.group(1), "abcd")]
