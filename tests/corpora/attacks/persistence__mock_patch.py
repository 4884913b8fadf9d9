# technique: persistence; layers: static; expect: refused
from unittest.mock import patch
with patch("time.time", lambda: 0):
    result = 0
