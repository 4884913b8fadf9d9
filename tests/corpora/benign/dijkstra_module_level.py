import heapq
import sys

graph = {"a": {"b": 4, "c": 1}, "b": {"d": 1}, "c": {"b": 2, "d": 5}, "d": {}}
dist = {node: sys.maxsize for node in graph}
dist["a"] = 0
queue = [(0, "a")]
while queue:
    d, u = heapq.heappop(queue)
    if d > dist[u]:
        continue
    for v, w in graph[u].items():
        if (candidate := d + w) < dist[v]:
            dist[v] = candidate
            heapq.heappush(queue, (candidate, v))
print("distances", dist, file=sys.stderr)
result = dist
