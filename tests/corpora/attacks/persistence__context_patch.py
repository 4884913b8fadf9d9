# technique: persistence; layers: static; expect: refused
from unittest import mock
with mock.patch.object(__import__("time"), "sleep"):
    pass
