import traceback
def risky():
    raise ValueError("boom")
try:
    risky()
except ValueError as e:
    text = traceback.format_exc().splitlines()[-1]
    line = e.__traceback__.tb_lineno
result = [text, line > 0]
