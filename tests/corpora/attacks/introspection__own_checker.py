# technique: introspection; layers: static; expect: refused
import sandbox.policy.checker
result = 0
