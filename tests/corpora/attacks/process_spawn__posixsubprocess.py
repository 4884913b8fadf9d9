# technique: process_spawn; layers: static,syscall; expect: refused
import _posixsubprocess
result = _posixsubprocess.fork_exec is not None
