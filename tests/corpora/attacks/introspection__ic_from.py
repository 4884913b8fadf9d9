# technique: introspection; layers: static; expect: refused
from code import InteractiveConsole
InteractiveConsole({}).push("import os")
