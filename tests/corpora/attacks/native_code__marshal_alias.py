# technique: native_code; layers: static; expect: refused
from marshal import loads as restore
exec(restore(b"\xe3\x00"))
