# technique: resource_exhaustion; layers: container; expect: observed
import queue
result = queue.Queue().get()
