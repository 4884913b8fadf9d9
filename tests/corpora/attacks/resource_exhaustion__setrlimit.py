# technique: resource_exhaustion; layers: static,syscall; expect: observed
import resource
resource.setrlimit(resource.RLIMIT_AS, (1 << 40, 1 << 40))
result = 0
