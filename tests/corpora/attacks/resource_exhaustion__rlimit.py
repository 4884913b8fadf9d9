# technique: resource_exhaustion; layers: static,syscall; expect: observed
import resource
resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
