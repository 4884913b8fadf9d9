# technique: introspection; layers: static; expect: refused
import json
result = json.codecs.builtins.open
