# technique: process_spawn; layers: static; expect: refused
import venv
venv.create("/tmp/env", with_pip=True)
