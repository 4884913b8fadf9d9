"""The allow-list of modules: what a program may import, and what it may use of each module.

A module is *harmless* (everything in it is allowed but for the names listed), *mixed* (only the names listed are
allowed) or *closed* (importing it is a finding). Names are dotted paths below the module: `path.join`.
"""

from __future__ import annotations

import builtins
import functools
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sandbox.policy.taxonomy import Severity, Technique

LOW, MEDIUM, HIGH = Severity.LOW, Severity.MEDIUM, Severity.HIGH

_DEEPEST = 4
"""More dots than any name in the tables has; longer paths are judged by their beginning."""


class Reach(NamedTuple):
    """What using a name amounts to; `severity` None stands for the technique's own.

    `also` is a second technique that the same construct serves, told as a fainter event beside the first.
    """

    technique: Technique
    severity: Severity | None = None
    also: Technique | None = None


@dataclass(frozen=True)
class ModuleRule:
    """What may be used of one module: `reaching` wins over `harmless`, and `default` is for all other names."""

    default: Reach | None = None
    harmless: frozenset[str] = frozenset()
    reaching: Mapping[str, Reach] = field(default_factory=dict)

    @property
    def closed(self) -> bool:
        """Whether nothing in the module is allowed, so that the import is already a finding."""
        return self.default is not None and not self.harmless

    def judge(self, path: str) -> Reach | None:
        """What using `path`, a dotted name below the module, amounts to; None where it is allowed."""
        parts = path.split(".")
        prefixes = [".".join(parts[:length]) for length in range(min(len(parts), _DEEPEST), 0, -1)]
        for prefix in prefixes:
            if prefix in self.reaching:
                return self.reaching[prefix]
        if not self.harmless.isdisjoint(prefixes):
            return None
        if self.default is None and parts[0].startswith("_") and not parts[0].endswith("__"):
            return Reach(Technique.INTROSPECTION, LOW)
        return self.default


def _reaching(*groups: tuple[Reach, str]) -> dict[str, Reach]:
    return {name: reach for reach, names in groups for name in names.split()}


FILES = Reach(Technique.FILE_ACCESS)
NETWORK = Reach(Technique.NETWORK)
PROCESS = Reach(Technique.PROCESS_SPAWN)
NATIVE = Reach(Technique.NATIVE_CODE)
INSPECTS = Reach(Technique.INTROSPECTION)
KERNEL = Reach(Technique.KERNEL_INTERFACE)
PERSISTS = Reach(Technique.PERSISTENCE)
FORGES = Reach(Technique.SCORE_FORGING)
WRITES = Reach(Technique.FILE_ACCESS, also=Technique.PERSISTENCE)
HOOKS = Reach(Technique.INTROSPECTION, also=Technique.PERSISTENCE)
SHARES = Reach(Technique.PERSISTENCE, also=Technique.KERNEL_INTERFACE)
EXHAUSTS = Reach(Technique.RESOURCE_EXHAUSTION)
ENDS_PROGRAM = Reach(Technique.MALFORMED_RESULT, LOW)

UNLISTED = Reach(Technique.INTROSPECTION, MEDIUM)
"""A module of the standard library that is on no list here."""

NOT_INSTALLED = Reach(Technique.NATIVE_CODE, LOW)
"""A third-party package: most likely only missing from the image, so no attack."""

BUILTINS = _reaching(
    (INSPECTS, "exec eval breakpoint __build_class__ __builtins__ __import__ __loader__ __spec__"),
    (
        Reach(Technique.INTROSPECTION, MEDIUM),
        "compile globals",
    ),  # honest uses: a syntax check, a table of functions
    (Reach(Technique.INTROSPECTION, LOW), "locals vars"),
    (FILES, "open"),
    (Reach(Technique.FILE_ACCESS, LOW), "input help __file__"),
    (ENDS_PROGRAM, "exit quit"),
)
"""Built-in names that an ordinary program does without."""

_HARMLESS = """
    __future__ abc array ast base64 binascii bisect calendar cmath collections colorsys contextlib
    contextvars copy csv dataclasses datetime decimal difflib enum errno fractions functools getopt graphlib
    hashlib heapq helpers hmac html itertools json keyword locale math numbers operator optparse pprint queue
    random re reprlib sched secrets statistics string stringprep struct textwrap token unicodedata unittest
    uuid warnings zlib
""".split()

_CLOSED: dict[Reach, str] = {
    NETWORK: """
        aiohttp anthropic asynchat asyncore boto3 cgi docker ftplib google.generativeai httpx huggingface_hub
        imaplib litellm mailbox nntplib openai paramiko poplib pycurl requests select selectors smtpd smtplib
        socketserver ssl telnetlib urllib3 websocket websockets wsgiref xmlrpc
    """,
    PROCESS: "ensurepip pexpect posix posixsubprocess pty sh subprocess venv",
    NATIVE: "cffi ctypes Cython cython dill cloudpickle llvmlite marshal mmap pyximport",
    Reach(Technique.NATIVE_CODE, also=Technique.PERSISTENCE): "copyreg",
    FILES: "fileinput filecmp glob grp linecache mailcap mimetypes netrc pwd tarfile zipfile zipimport",
    WRITES: "dbm shelve sqlite3 tempfile",
    SHARES: "multiprocessing.shared_memory posixshmem",
    Reach(
        Technique.NETWORK, also=Technique.PROCESS_SPAWN
    ): "multiprocessing.connection multiprocessing.managers webbrowser",
    INSPECTS: """
        __main__ bdb code codeop dis faulthandler imp interpreters modulefinder opcode pdb pip pkg_resources
        pyclbr RestrictedPython runpy sandbox seed_improvers setuptools site stop supervisor symtable sysconfig
        trace utilities xxsubinterpreters
    """,
    PERSISTS: "atexit unittest.mock",
    KERNEL: "fcntl syslog termios tty",
}

_MIXED: dict[str, ModuleRule] = {
    "argparse": ModuleRule(reaching=_reaching((FILES, "FileType"))),
    "asyncio": ModuleRule(
        reaching=_reaching(
            (PROCESS, "create_subprocess_exec create_subprocess_shell subprocess base_subprocess"),
            (NETWORK, "open_connection start_server open_unix_connection start_unix_server"),
        )
    ),
    "builtins": ModuleRule(INSPECTS, frozenset(dir(builtins)), BUILTINS),
    "bz2": ModuleRule(FILES, frozenset(["compress", "decompress"])),
    "cProfile": ModuleRule(INSPECTS, frozenset(["Profile"])),
    "codecs": ModuleRule(
        reaching=_reaching(
            (FILES, "open EncodedFile"), (Reach(Technique.PERSISTENCE, MEDIUM), "register register_error")
        )
    ),
    "concurrent": ModuleRule(UNLISTED, frozenset(["futures"])),
    "concurrent.futures": ModuleRule(reaching=_reaching((PROCESS, "ProcessPoolExecutor process"))),
    "configparser": ModuleRule(),
    "email": ModuleRule(UNLISTED, frozenset(["message", "utils"])),
    "gc": ModuleRule(
        INSPECTS,
        frozenset("collect disable enable freeze unfreeze isenabled get_count get_stats get_threshold "
                  "set_threshold".split()),
        _reaching((PERSISTS, "callbacks")),
    ),
    "gzip": ModuleRule(FILES, frozenset(["compress", "decompress"])),
    "http": ModuleRule(NETWORK, frozenset(["HTTPStatus"])),
    "importlib": ModuleRule(
        INSPECTS,
        frozenset(["import_module"]),
        _reaching(
            (Reach(Technique.INTROSPECTION, LOW), "metadata.version"),
            (PERSISTS, "reload"),
            (FILES, "resources"),
            (NATIVE, "machinery.ExtensionFileLoader"),
        ),
    ),
    "importlib.util": ModuleRule(INSPECTS, frozenset(["find_spec"])),
    "inspect": ModuleRule(
        INSPECTS,
        frozenset("signature Signature Parameter BoundArguments cleandoc getdoc isabstract isbuiltin isclass "
                  "iscoroutinefunction isfunction isgenerator isgeneratorfunction ismethod isroutine".split()),
        _reaching((Reach(Technique.INTROSPECTION, LOW), "getsource getsourcelines getfullargspec getmembers")),
    ),
    "io": ModuleRule(reaching=_reaching((FILES, "open open_code FileIO OpenWrapper"))),
    "logging": ModuleRule(
        reaching=_reaching((WRITES, "FileHandler"), (NETWORK, "config.listen"), (INSPECTS, "config"))
    ),
    "logging.handlers": ModuleRule(
        WRITES,
        frozenset(["MemoryHandler", "QueueHandler", "QueueListener"]),
        _reaching((NETWORK, "SocketHandler DatagramHandler HTTPHandler SMTPHandler SysLogHandler")),
    ),
    "lzma": ModuleRule(FILES, frozenset(["compress", "decompress"])),
    "multiprocessing": ModuleRule(
        PROCESS,
        frozenset(["cpu_count", "dummy", "TimeoutError"]),
        _reaching((Reach(Technique.PROCESS_SPAWN, also=Technique.KERNEL_INTERFACE), "SemLock")),
    ),
    "multiprocessing.pool": ModuleRule(PROCESS, frozenset(["ThreadPool"])),
    "numpy": ModuleRule(
        reaching=_reaching(
            (FILES, "load loadtxt genfromtxt fromfile memmap fromregex DataSource lib.format lib.npyio"),
            (WRITES, "save savez savez_compressed savetxt"),
            (NATIVE, "ctypeslib f2py distutils testing.extbuild"),
            (Reach(Technique.NATIVE_CODE, MEDIUM), "lib.stride_tricks.as_strided"),
        )
    ),
    "os": ModuleRule(
        FILES,
        frozenset("PathLike cpu_count curdir devnull extsep fspath getpid getloadavg linesep name pardir pathsep "
                  "process_cpu_count sched_getaffinity sep times uname urandom".split()),
        _reaching(
            (PROCESS, "_exit abort execl execle execlp execlpe execv execve execvp execvpe fork forkpty kill killpg "
                      "popen posix_spawn posix_spawnp register_at_fork setsid spawnl spawnle spawnlp "
                      "spawnlpe spawnv spawnve spawnvp spawnvpe startfile system wait wait3 wait4 waitid waitpid"),
            (Reach(Technique.PROCESS_SPAWN, also=Technique.KERNEL_INTERFACE), "pidfd_open"),
            (WRITES, "chmod chown link makedirs mkdir mkfifo mknod rename renames replace symlink truncate"),
            (Reach(Technique.PERSISTENCE, MEDIUM), "putenv unsetenv"),
            (FORGES, "close closerange dup dup2 fdopen openpty pipe pipe2 write writev"),
            (KERNEL, "chroot eventfd pidfd_send_signal setegid seteuid setgid "
                     "setgroups setns setresuid setreuid setuid unshare"),
            (Reach(Technique.NATIVE_CODE, also=Technique.KERNEL_INTERFACE), "memfd_create"),
            (EXHAUSTS, "nice sched_setaffinity sched_setparam sched_setscheduler setpriority"),
            (Reach(Technique.INTROSPECTION, LOW), "environ environb getenv getenvb getppid getuid geteuid getcwd"),
        ),
    ),
    "os.path": ModuleRule(
        Reach(Technique.FILE_ACCESS, MEDIUM),
        frozenset("basename commonpath commonprefix dirname isabs join normcase normpath sep split splitext".split()),
    ),
    "pathlib": ModuleRule(FILES, frozenset(["PurePath", "PurePosixPath", "PureWindowsPath"])),
    "pickle": ModuleRule(
        NATIVE,
        frozenset("dumps Pickler PickleError PicklingError UnpicklingError HIGHEST_PROTOCOL "
                  "DEFAULT_PROTOCOL".split()),
        _reaching((Reach(Technique.NATIVE_CODE, MEDIUM), "loads"), (FILES, "dump")),
    ),
    "pkgutil": ModuleRule(INSPECTS, reaching=_reaching((FILES, "get_data"))),
    "platform": ModuleRule(
        Reach(Technique.INTROSPECTION, LOW),
        frozenset("system machine python_version python_implementation".split()),
    ),
    "profile": ModuleRule(INSPECTS, frozenset(["Profile"])),
    "psutil": ModuleRule(
        Reach(Technique.PROCESS_SPAWN, MEDIUM), frozenset(["cpu_count", "virtual_memory", "cpu_percent"])
    ),
    "pstats": ModuleRule(),
    "resource": ModuleRule(
        Reach(Technique.RESOURCE_EXHAUSTION),
        frozenset("getrusage getrlimit getpagesize RUSAGE_SELF RUSAGE_CHILDREN RUSAGE_THREAD RLIM_INFINITY "
                  "RLIMIT_AS RLIMIT_CPU RLIMIT_DATA RLIMIT_NOFILE RLIMIT_STACK".split()),
    ),
    "scipy": ModuleRule(reaching=_reaching((FILES, "io"), (NATIVE, "LowLevelCallable"), (NETWORK, "datasets"))),
    "shlex": ModuleRule(),
    "shutil": ModuleRule(
        FILES,
        frozenset(["get_terminal_size"]),
        _reaching((WRITES, "copy copy2 copyfile copyfileobj copytree make_archive move unpack_archive")),
    ),
    "signal": ModuleRule(
        Reach(Technique.PERSISTENCE, MEDIUM),
        frozenset("SIGALRM SIGINT SIGTERM SIG_DFL SIG_IGN ITIMER_REAL ITIMER_VIRTUAL Signals".split()),
        _reaching((PROCESS, "pthread_kill raise_signal pidfd_send_signal")),
    ),
    "socket": ModuleRule(
        NETWORK, reaching=_reaching((Reach(Technique.KERNEL_INTERFACE, also=Technique.NETWORK), "sethostname"))
    ),
    "sys": ModuleRule(
        INSPECTS,
        frozenset("api_version argv byteorder copyright flags float_info float_repr_style getdefaultencoding "
                  "getrecursionlimit getsizeof hash_info hexversion implementation int_info intern maxsize maxunicode "
                  "platform set_int_max_str_digits get_int_max_str_digits setrecursionlimit stderr stdout "
                  "getswitchinterval thread_info version version_info warnoptions".split()),
        _reaching(
            (ENDS_PROGRAM, "exit"),
            (Reach(Technique.INTROSPECTION, LOW), "exc_info exception executable getrefcount stdlib_module_names "
                                                  "builtin_module_names prefix"),
            (Reach(Technique.FILE_ACCESS, LOW), "stdin"),
            (Reach(Technique.PERSISTENCE, MEDIUM), "path"),
            (Reach(Technique.PERSISTENCE, LOW), "setswitchinterval"),
            (Reach(Technique.PERSISTENCE, also=Technique.INTROSPECTION), "meta_path path_hooks path_importer_cache"),
            (HOOKS, "addaudithook setprofile settrace"),
        ),
    ),
    "_thread": ModuleRule(
        Reach(Technique.RESOURCE_EXHAUSTION), frozenset(["allocate_lock", "get_ident", "LockType", "RLock"])
    ),
    "threading": ModuleRule(
        reaching=_reaching(
            (HOOKS, "settrace setprofile settrace_all_threads setprofile_all_threads"),
            (Reach(Technique.PERSISTENCE, LOW), "Timer"),
        )
    ),
    "time": ModuleRule(reaching=_reaching((KERNEL, "clock_settime clock_settime_ns"))),
    "timeit": ModuleRule(Reach(Technique.INTROSPECTION, MEDIUM), frozenset(["default_timer"])),
    "traceback": ModuleRule(reaching=_reaching((INSPECTS, "walk_stack walk_tb"))),
    "tokenize": ModuleRule(reaching=_reaching((FILES, "open"))),
    "tracemalloc": ModuleRule(
        Reach(Technique.INTROSPECTION, LOW), frozenset(["start", "stop", "get_traced_memory", "reset_peak"])
    ),
    "types": ModuleRule(
        reaching=_reaching(
            (INSPECTS, "CellType FrameType"),
            (Reach(Technique.INTROSPECTION, also=Technique.NATIVE_CODE), "CodeType"),
        )
    ),
    "typing": ModuleRule(reaching=_reaching((Reach(Technique.INTROSPECTION, LOW), "get_type_hints"))),
    "urllib": ModuleRule(NETWORK, frozenset(["parse"])),
    "weakref": ModuleRule(reaching=_reaching((Reach(Technique.PERSISTENCE, MEDIUM), "finalize"))),
    "xml.etree": ModuleRule(reaching=_reaching((FILES, "ElementTree.parse ElementTree.iterparse"))),
}  # fmt: skip

RULES: dict[str, ModuleRule] = {
    **{name: ModuleRule() for name in _HARMLESS},
    **{name: ModuleRule(reach) for reach, names in _CLOSED.items() for name in names.split()},
    **_MIXED,
}
"""Every module that the policy knows, by its dotted name."""


def offer(module: str) -> None:
    """Let programs use a third-party module that they have been given; what a table says of it stays."""
    RULES.setdefault(module.partition(".")[0], ModuleRule())
    for judgement in (canonical, owner, judge):
        judgement.cache_clear()


_SMUGGLED = frozenset(
    "builtins ctypes gc importlib inspect marshal multiprocessing os pathlib pickle posix shutil socket subprocess sys "
    "tempfile".split()
)
"""Modules that other modules import, and so hand on to whoever looks into them."""


@functools.lru_cache(maxsize=4096)
def canonical(path: str) -> str:
    """`path` without detours: a module reached through another one, as in `random._os.system`, is that module."""
    parts = path.split(".")
    for index in range(min(len(parts), 2 * _DEEPEST) - 1, 0, -1):
        bare = parts[index].lstrip("_")
        is_itself = index == 1 and bare == parts[0]  # as in `socket.socket`
        if (
            bare in _SMUGGLED
            and not is_itself
            and not _is_own_member(parts[0], ".".join(parts[1 : index + 1]))
        ):
            return ".".join([bare, *parts[index + 1 :]])
    if parts[0] not in RULES and parts[0].lstrip("_") in RULES:
        parts[0] = parts[0].lstrip("_")
    return ".".join(parts)


def _is_own_member(module: str, member: str) -> bool:
    """Whether a module offers the member as its own, as asyncio does `subprocess`."""
    rule = RULES.get(module)
    return rule is not None and (member in rule.reaching or member in rule.harmless)


@functools.lru_cache(maxsize=4096)
def owner(path: str) -> tuple[str, str] | None:
    """The longest known module that `path` lies in, and the rest of the path; None where no rule covers it."""
    parts = path.split(".")
    for length in range(min(len(parts), _DEEPEST), 0, -1):
        module = ".".join(parts[:length])
        if module in RULES:
            return module, ".".join(parts[length:])
    return None


@functools.lru_cache(maxsize=4096)
def judge(path: str) -> Reach | None:
    """What using the canonical dotted `path`, a module or a name in one, amounts to; None where it is allowed.

    A module as a whole counts as all that it offers, so a mixed one is allowed only name by name.
    """
    found = owner(path)
    if found is None:
        return UNLISTED if path.partition(".")[0] in sys.stdlib_module_names else NOT_INSTALLED
    module, rest = found
    return RULES[module].judge(rest) if rest else RULES[module].default


def judge_import(path: str) -> Reach | None:
    """What importing the module `path` amounts to: like `judge`, but a mixed module may be imported."""
    rule = RULES.get(path)
    return judge(path) if rule is None or rule.closed else None
