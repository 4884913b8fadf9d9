# technique: introspection; layers: static; expect: refused
import base64
exec(base64.b64decode("eD0x"))
