# technique: malformed_result; layers: broker; expect: observed
import threading
result = threading.Thread(target=print)
