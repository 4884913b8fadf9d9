# technique: introspection; layers: static; expect: refused
try:
    raise ValueError
except Exception as e:
    result = e.__traceback__.tb_frame.f_builtins["open"]
