# technique: malformed_result; layers: static; expect: observed
class Escape(BaseException):
    pass
raise Escape
