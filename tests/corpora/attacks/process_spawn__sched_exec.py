# technique: process_spawn; layers: static,syscall; expect: refused
import sched, time, os
s = sched.scheduler(time.time, time.sleep)
s.enter(0, 1, os.system, ("id",))
s.run()
