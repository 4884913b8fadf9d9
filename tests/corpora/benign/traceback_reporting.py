import io
import sys
import traceback


def safe(function, *args, default=None):
    try:
        return function(*args)
    except (ZeroDivisionError, ValueError) as error:
        report = io.StringIO()
        traceback.print_exc(file=report)
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        assert "Traceback" in report.getvalue()
        return default
    except Exception:
        traceback.print_exc()
        raise
    finally:
        sys.stderr.flush()


result = [safe(lambda: 1 / 0, default=-1), safe(int, "x", default=0), safe(max, [3, 4])]
