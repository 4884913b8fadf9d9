"""Programs that never end, each in its own way: the bodies of functions, texts that run in the sandbox alone."""

from __future__ import annotations

import re
import textwrap

_TEXTS = """
# a loop
while True: pass
# a loop that catches everything
while True:
    try: 1 / 0
    except BaseException: continue
# a loop in finally
try: return 1
finally:
    while True: pass
# a loop in except
try: raise ValueError
except ValueError:
    while True: pass
# a comprehension
return [0 for _ in iter(int, 1) if False]
# a generator
def forever():
    while True: yield
for _ in forever(): pass
# generators in a ring
import itertools
for _ in itertools.cycle([1]): pass
# a loop in C over a range
return sum(range(10**12))
# a loop in C over repeats
import itertools
return all(itertools.repeat(True))
# a search in an endless iterator
import itertools
return 'x' in itertools.repeat('y')
# any of an endless map
import itertools
return any(map(bool, itertools.repeat(0)))
# a queue that swallows all
import collections, itertools
collections.deque(itertools.repeat(1), maxlen=0)
# a power
return 10**10**8
# a power with remainder
return pow(3, 10**100000, 10**100000 + 1)
# a factorial
import math
return math.factorial(10**8)
# a product
a = 3**2_000_000
while True: a * a
# a division
a = 3**2_000_000
b = 7**900_000
while True: a // b
# digits of a number
import sys
sys.set_int_max_str_digits(0)
return str(7**3_000_000)
# a number of digits
import sys
sys.set_int_max_str_digits(0)
return int('7' * 3_000_000)
# a regular expression
import re
return re.match(r'(a+)+$', 'a' * 60 + 'b')
# another regular expression
import re
return re.match(r'(x|x|xx)*y', 'x' * 80)
# a search for a text
t = 'a' * 10**6
while True: (t * 2).find('a' * 10**5 + 'b')
# a sort with a slow key
import time
return sorted(range(10**4), key=lambda n: time.sleep(1))
# a sort without end
values = list(range(10**5))
while True: values.sort(key=lambda n: -n); values.reverse()
# a comparison that recurses
a = []
for _ in range(500): a = [a, a]
b = []
for _ in range(500): b = [b, b]
return a == b
# a hash that loops
class K:
    def __hash__(self):
        while True: pass
return {K()}
# an equality that loops
class K:
    def __eq__(self, other):
        while True: pass
return K() in [1]
# a text of itself
class K:
    def __repr__(self):
        while True: pass
raise ValueError(K())
# an error that loops when told
class E(Exception):
    def __str__(self):
        while True: pass
raise E
# a result that loops when read
class L(list):
    def __iter__(self):
        while True: pass
return tuple(L([1]))
# a finaliser
class K:
    def __del__(self):
        while True: pass
k = K()
del k
# a loop at exit
import atexit
@atexit.register
def last():
    while True: pass
atexit._run_exitfuncs()
# recursion that catches itself
def down():
    try: down()
    except RecursionError: pass
    down()
while True:
    try: down()
    except RecursionError: pass
# sleep
import time
time.sleep(10**6)
# many short sleeps
import time
while True: time.sleep(0.001)
# sleep in a thread
import threading, time
thread = threading.Thread(target=time.sleep, args=(10**6,))
thread.start()
thread.join()
# threads that spin
import threading
def spin():
    while True: pass
for _ in range(8): threading.Thread(target=spin).start()
spin()
# threads that start threads
import threading
def more():
    while True:
        try: threading.Thread(target=more, daemon=True).start()
        except (RuntimeError, MemoryError): pass
more()
# threads that compute without the lock
import hashlib, threading
b = bytes(1 << 22)
def burn():
    while True: hashlib.sha256(b)
for _ in range(6): threading.Thread(target=burn).start()
burn()
# a lock taken twice
import threading
lock = threading.Lock()
lock.acquire()
lock.acquire()
# two locks in two orders
import threading, time
a, b = threading.Lock(), threading.Lock()
def take(x, y):
    with x:
        time.sleep(0.05)
        with y: pass
t = threading.Thread(target=take, args=(a, b))
t.start()
take(b, a)
# an event that never comes
import threading
threading.Event().wait()
# a condition that never holds
import threading
c = threading.Condition()
with c: c.wait()
# an empty queue
import queue
queue.Queue().get()
# a pipe that nobody writes
import os
r, w = os.pipe()
os.read(r, 1)
# a pipe that nobody reads
import os
r, w = os.pipe()
while True: os.write(w, bytes(1 << 16))
# poll
import select
select.poll().poll()
# select
import select
select.select([], [], [])
# an event loop
import asyncio
asyncio.run(asyncio.sleep(10**6))
# a coroutine that never yields
import asyncio
async def spin():
    while True: pass
asyncio.run(spin())
# a signal that is waited for
import signal
signal.pause()
# signals ignored
import signal
for n in signal.valid_signals():
    try: signal.signal(n, signal.SIG_IGN)
    except (OSError, ValueError): pass
while True: pass
# signals blocked
import signal, time
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
while True: time.sleep(1)
# signals answered
import signal
def again(*_):
    while True: pass
for n in (signal.SIGALRM, signal.SIGTERM, signal.SIGXCPU, signal.SIGINT): signal.signal(n, again)
signal.setitimer(signal.ITIMER_REAL, 0.05)
while True: pass
# a profile function
import sys
def loop(*_):
    while True: pass
sys.setprofile(loop)
len('')
# a trace function
import sys
def loop(*_):
    while True: pass
sys.settrace(loop)
(lambda: 1)()
# an audit hook
import sys
def loop(*_):
    while True: pass
sys.addaudithook(loop)
compile('1', '', 'eval')
# the collector
import gc
gc.callbacks.append(lambda *_: [0 for _ in iter(int, 1)])
gc.collect()
# a matrix
import numpy as np
a = np.ones((1500, 1500))
while True: a @ a
# an array sorted
import numpy as np
a = np.random.rand(3 * 10**6)
while True: np.sort(a)
# an array of objects
import numpy as np
while True: np.arange(10**5).astype(object).sum()
# permutations
import itertools
for _ in itertools.permutations(range(20)): pass
# a deep copy
import copy
a = list(range(10**4))
while True: copy.deepcopy(a)
# a hash of much
import hashlib
return hashlib.pbkdf2_hmac('sha256', b'a', b'b', 10**9).hex()
# compression
import bz2, os
b = os.urandom(10**7)
while True: bz2.compress(b)
# JSON
import json
a = [[0] * 1000 for _ in range(1000)]
while True: json.loads(json.dumps(a))
# compiling
t = '[' + '1, ' * 10**5 + ']'
while True: compile(t, '', 'eval')
"""

BODIES: dict[str, str] = dict(re.findall(r"^# (.*)\n((?:[^#].*\n)+)", _TEXTS, re.MULTILINE))
"""What a function does, by name. None ends by itself within ten seconds."""


def program(name: str, at_top_level: bool) -> str:
    """The text of a program whose function `attack`, or whose top level, does not end."""
    source = "def attack():\n" + textwrap.indent(BODIES[name], "    ")
    return source + ("attack()\n" if at_top_level else "")
