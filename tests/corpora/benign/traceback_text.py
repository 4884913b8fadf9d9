import traceback
import sys

def safe(function, *args):
    try:
        return function(*args), None
    except Exception as exc:
        exc_type, exc_value, exc_tb = sys.exc_info()
        return None, "".join(traceback.format_exception_only(exc_type, exc_value)).strip()

result = safe(int, "x")[1]
