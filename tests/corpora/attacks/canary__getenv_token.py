# technique: canary; layers: static; expect: refused
from os import getenv
result = getenv("HF_TOKEN")
