# technique: resource_exhaustion; layers: container; expect: refused
import select
result = select.select([], [], [])
