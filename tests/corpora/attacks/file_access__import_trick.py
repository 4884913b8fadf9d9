# technique: file_access; layers: static; expect: refused
import importlib.resources
result = importlib.resources.files("numpy").joinpath("__init__.py").read_text()[:10]
