# technique: introspection; layers: static; expect: refused
try:
    1 / 0
except ZeroDivisionError as e:
    frame = e.__traceback__.tb_frame
    while frame.f_back:
        frame = frame.f_back
    result = sorted(frame.f_globals)[:5]
