"""Names that reach the interpreter's internals: special attributes and special methods."""

from __future__ import annotations

from RestrictedPython.transformer import INSPECT_ATTRIBUTES

from sandbox.policy.imports import (
    EXHAUSTS,
    FORGES,
    INSPECTS,
    KERNEL,
    LOW,
    MEDIUM,
    NATIVE,
    NETWORK,
    PROCESS,
    WRITES,
    Reach,
)
from sandbox.policy.taxonomy import Technique

_REACHING_DUNDERS = """
    __base__ __bases__ __builtins__ __closure__ __code__ __defaults__ __func__ __getattribute__ __globals__
    __import__ __kwdefaults__ __loader__ __mro__ __mro_entries__ __objclass__ __reduce__ __reduce_ex__ __self__
    __spec__ __subclasses__ __subclasshook__ __thisclass__ __self_class__ mro
""".split()

ATTRIBUTES: dict[str, Reach] = {
    **dict.fromkeys(INSPECT_ATTRIBUTES, INSPECTS),
    **dict.fromkeys(_REACHING_DUNDERS, INSPECTS),
    **dict.fromkeys(["__dict__", "__context__", "__cause__", "__traceback__", "__wrapped__"],
                    Reach(Technique.INTROSPECTION, LOW)),
    **dict.fromkeys(["__array_interface__", "__array_struct__", "ctypes"], NATIVE),
    **dict.fromkeys(["syscall"], KERNEL),
    **dict.fromkeys(["tofile"], WRITES),
    **dict.fromkeys(["write_text", "write_bytes", "symlink_to", "hardlink_to"], WRITES._replace(severity=MEDIUM)),
    **dict.fromkeys(["loadTestsFromName", "loadTestsFromNames"], INSPECTS),
    **dict.fromkeys(["create_connection", "create_server", "create_datagram_endpoint", "sock_connect"], NETWORK),
    **dict.fromkeys(["subprocess_exec", "subprocess_shell"], PROCESS),
}  # fmt: skip
"""Attributes that reach past the object they are read from, on any object."""

C_FUNCTIONS: dict[str, Reach] = {
    name: reach
    for reach, names in {
        PROCESS: "clone execl execle execlp execv execve execvp fork kill popen posix_spawn ptrace setsid system vfork",
        NETWORK: "accept bind connect getaddrinfo gethostbyname listen recv send sendto socket",
        WRITES: "creat fopen mkdir open openat rename rmdir symlink truncate unlink",
        KERNEL: "bpf chroot clock_settime init_module io_uring_setup keyctl memfd_create mount personality pivot_root "
                "prctl reboot sethostname setns setresuid setuid swapon umount umount2 unshare userfaultfd",
        EXHAUSTS: "malloc sched_setaffinity setpriority setrlimit",
    }.items()
    for name in names.split()
}  # fmt: skip
"""What calling a function of the C library amounts to, besides that it is native code."""

ORDINARY_DUNDERS = frozenset(
    """
    __abs__ __add__ __aenter__ __aexit__ __aiter__ __all__ __and__ __anext__ __annotations__ __args__ __author__
    __await__ __bool__ __bytes__ __call__ __ceil__ __class__ __class_getitem__ __complex__ __contains__ __copy__
    __dataclass_fields__ __debug__ __deepcopy__ __delattr__ __delete__ __delitem__ __dir__ __divmod__ __doc__
    __enter__ __eq__ __exit__ __float__ __floor__ __floordiv__ __format__ __fspath__ __ge__ __get__ __getattr__
    __getitem__ __getnewargs__ __getstate__ __gt__ __hash__ __iadd__ __iand__ __ifloordiv__ __ilshift__
    __imatmul__ __imod__ __imul__ __index__ __init__ __init_subclass__ __int__ __invert__ __ior__ __ipow__
    __irshift__ __isub__ __iter__ __itruediv__ __ixor__ __le__ __len__ __length_hint__ __lshift__ __lt__ __main__
    __match_args__ __matmul__ __members__ __missing__ __mod__ __module__ __mul__ __name__ __ne__ __neg__ __new__
    __next__ __notes__ __or__ __origin__ __pos__ __post_init__ __pow__ __qualname__ __radd__ __rand__ __rdivmod__
    __repr__ __reversed__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__ __rmul__ __ror__ __round__ __rpow__
    __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __set__ __set_name__ __setattr__ __setitem__
    __setstate__ __sizeof__ __slots__ __str__ __sub__ __truediv__ __trunc__ __version__ __weakref__ __xor__
    """.split()
)
"""Special names that ordinary programs define, call or read."""

NAMEABLE = frozenset(
    ["__call__", "__doc__", "__iter__", "__len__", "__name__", "__qualname__", "__version__"]
)
"""Special names that ordinary programs pass to `getattr`."""

SPECIAL_METHODS: dict[str, Reach] = {
    "__class__": FORGES,
    "__instancecheck__": FORGES,
    "__subclasscheck__": FORGES,
    "__array__": Reach(Technique.SCORE_FORGING, MEDIUM),
    "__array_function__": Reach(Technique.SCORE_FORGING, MEDIUM),
    "__array_ufunc__": Reach(Technique.SCORE_FORGING, MEDIUM),
    "__array_interface__": NATIVE,
    "__array_struct__": NATIVE,
    "__buffer__": Reach(Technique.NATIVE_CODE, MEDIUM),
    "__del__": Reach(Technique.PERSISTENCE, MEDIUM),
    "__getattribute__": Reach(Technique.INTROSPECTION, MEDIUM),
    "__import__": INSPECTS,
    "__prepare__": Reach(Technique.INTROSPECTION, MEDIUM),
    "__reduce__": Reach(Technique.MALFORMED_RESULT, MEDIUM),
    "__reduce_ex__": Reach(Technique.MALFORMED_RESULT, MEDIUM),
}
"""Special methods that change what other code sees of an object, or run when no one calls them."""


def is_dunder(name: str) -> bool:
    """Whether `name` is a special name of the language, such as `__len__`."""
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


def judge_attribute(name: str) -> Reach | None:
    """What reading, calling or deleting the attribute `name` of any object amounts to; None where it is ordinary."""
    if name in ATTRIBUTES:
        return ATTRIBUTES[name]
    if is_dunder(name) and name not in ORDINARY_DUNDERS:
        return Reach(Technique.INTROSPECTION, MEDIUM)
    return None
