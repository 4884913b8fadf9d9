# technique: flood; layers: container; expect: observed
import traceback
while True:
    try:
        raise ValueError("x" * 3000)
    except ValueError:
        traceback.print_exc()
