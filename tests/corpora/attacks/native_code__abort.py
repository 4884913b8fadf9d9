# technique: native_code; layers: container; expect: refused
import os
os.abort()
