# technique: file_access; layers: static; expect: refused
import pkgutil
result = pkgutil.get_data("numpy", "version.py")
