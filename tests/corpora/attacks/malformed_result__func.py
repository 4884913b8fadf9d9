# technique: malformed_result; layers: broker; expect: observed
def result():
    return 1
