# technique: process_spawn; layers: static; expect: refused
import ensurepip
ensurepip.bootstrap()
