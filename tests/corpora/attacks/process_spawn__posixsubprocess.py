# technique: process_spawn; layers: static; expect: refused
import _posixsubprocess
result = _posixsubprocess.fork_exec is not None
