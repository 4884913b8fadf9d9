"""The system call filter holds to the policy, for every call and whatever its arguments are."""

from __future__ import annotations

import ctypes
import errno
import mmap
import os
import struct
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.guest import seccomp, syscall_policy
from sandbox.guest.seccomp import CALL_NUMBERS, MACHINE, build_filter, for_process, read_text
from sandbox.guest.syscall_numbers import AUDIT_ARCHITECTURES, numbers
from sandbox.policy.taxonomy import Severity, Technique

PID, CHANNEL = 4321, 3

ALLOW, NOTIFY, KILL = 0x7FFF0000, 0x7FC00000, 0x80000000
FAIL = 0x00050000  # plus the error number

CLONE_THREAD = 0x3D0F00  # what the C library passes for a thread
CLONE_FORK = 0x1200011  # and for a process
READ, WRITE, EXECUTE = 1, 2, 4
PRIVATE, ANONYMOUS = 2, 0x20

quick = settings(max_examples=200, derandomize=True, deadline=None)
words = st.integers(0, 2**64 - 1)
arguments = st.lists(words, min_size=6, max_size=6)


class Machine:
    """Runs a filter as the kernel would: the few instructions of classic BPF that filters may use here (bpf(4))."""

    def __init__(self, program: bytes) -> None:
        self.steps = list(struct.iter_unpack("HBBI", program))

    def judge(self, number: int, arguments: Sequence[int] = (), machine: int | None = None) -> int:
        values = [*arguments, *[0] * (6 - len(arguments))]
        architecture = AUDIT_ARCHITECTURES[MACHINE] if machine is None else machine
        call = struct.pack("<IIQ6Q", number, architecture, 0, *values)
        at, loaded = 0, 0
        while True:
            code, if_true, if_false, operand = self.steps[at]
            at += 1
            match code:
                case 0x20:
                    (loaded,) = struct.unpack_from("<I", call, operand)
                case 0x15:
                    at += if_true if loaded == operand else if_false
                case 0x35:
                    at += if_true if loaded >= operand else if_false
                case 0x45:
                    at += if_true if loaded & operand else if_false
                case 0x06:
                    return operand
                case _:
                    raise AssertionError(f"an instruction {code:#x} that filters may not use")


@pytest.fixture(scope="module", params=[True, False], ids=["recorded", "unrecorded"])
def notify(request) -> bool:
    return request.param


@pytest.fixture(scope="module")
def machine(notify: bool) -> Machine:
    return Machine(for_process(build_filter(CHANNEL, notify), PID))


@pytest.fixture(scope="module")
def denied(notify: bool) -> int:
    return NOTIFY if notify else FAIL | errno.EPERM


def judge(machine: Machine, call: str, *values: int) -> int:
    return machine.judge(CALL_NUMBERS[call], values)


class TestFilter:
    def test_every_path_ends_within_the_kernels_limit(self, machine):
        assert 0 < len(machine.steps) <= 4096
        for position, (code, if_true, if_false, _) in enumerate(machine.steps):
            if code != 0x06:
                assert position + 1 + max(if_true, if_false) < len(machine.steps)

    @quick
    @given(number=st.integers(0, 2**32 - 1), values=arguments)
    def test_a_call_that_no_rule_names_is_denied(self, machine, denied, number, values):
        named = (
            syscall_policy.ALLOWED
            | syscall_policy.KILLED
            | syscall_policy.OPENING
            | syscall_policy.SIGNALLING
        )
        conditional = {"clone", "clone3", "mmap", "mprotect", "prlimit64", "prctl", "ioctl"}
        conditional |= {"socketpair", "sendto", "sendmsg"}
        known = {CALL_NUMBERS[call] for call in named | conditional if call in CALL_NUMBERS}
        if number not in known:
            assert machine.judge(number, values) == denied

    @pytest.mark.parametrize("call", sorted(set(syscall_policy.TECHNIQUE_BY_CALL) & set(CALL_NUMBERS)))
    def test_a_call_with_a_technique_is_denied_where_its_arguments_are_at_their_worst(
        self, machine, denied, notify, call
    ):
        worst = {"mmap": (0, 4096, READ | WRITE | EXECUTE, PRIVATE | ANONYMOUS), "clone": (CLONE_FORK,)}
        verdict = judge(machine, call, *worst.get(call, (7, 7, 7, 7, 7, 7)))
        if call == "clone3":
            assert verdict == FAIL | errno.ENOSYS
        else:
            assert verdict == denied

    @quick
    @given(values=arguments)
    def test_what_ordinary_programs_need_is_allowed(self, machine, values):
        for call in syscall_policy.ALLOWED & set(CALL_NUMBERS):
            assert judge(machine, call, *values) == ALLOW

    @quick
    @given(values=arguments)
    def test_what_the_engine_would_hide_ends_the_process(self, machine, values):
        for call in syscall_policy.KILLED & set(CALL_NUMBERS):
            assert judge(machine, call, *values) == KILL

    @quick
    @given(number=st.integers(0, 2**32 - 1), values=arguments, other=st.integers(0, 2**32 - 1))
    def test_a_call_of_another_architecture_ends_the_process(self, machine, number, values, other):
        for architecture in (0x40000003, 0xC00000F3, other):  # i386, riscv64
            if architecture != AUDIT_ARCHITECTURES[MACHINE]:
                assert machine.judge(number, values, architecture) == KILL

    @quick
    @given(call=st.sampled_from(sorted(CALL_NUMBERS)), values=arguments)
    def test_the_x32_twin_of_a_call_is_denied(self, machine, denied, call, values):
        assert machine.judge(CALL_NUMBERS[call] | 0x40000000, values) == denied

    @quick
    @given(flags=words, others=arguments)
    def test_opening_a_file_is_judged_by_the_supervisor_or_where_there_is_none_by_its_flags(
        self, machine, denied, notify, flags, others
    ):
        unseen = denied if flags & syscall_policy.WRITING_FLAGS else ALLOW
        for call in syscall_policy.OPENING & set(CALL_NUMBERS):
            position = {"open": 1, "openat": 2}[call]
            values = [*others[:position], flags, *others[position + 1 :]]
            assert judge(machine, call, *values) == (NOTIFY if notify else unseen)
            assert judge(machine, call) == (NOTIFY if notify else ALLOW)


class TestArguments:
    def test_threads_start_and_processes_do_not(self, machine, denied):
        assert judge(machine, "clone", CLONE_THREAD) == ALLOW
        assert judge(machine, "clone", CLONE_FORK) == denied
        assert judge(machine, "clone", 0x11) == denied
        for namespace in (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000):
            assert judge(machine, "clone", namespace | 0x11) == KILL
            assert judge(machine, "clone", namespace | CLONE_THREAD) == KILL
        assert judge(machine, "clone3", 0, 88) == FAIL | errno.ENOSYS

    @quick
    @given(protection=words, flags=words)
    def test_executable_pages_come_from_files_and_are_never_writable(
        self, machine, denied, protection, flags
    ):
        hostile = protection & EXECUTE and (protection & WRITE or flags & ANONYMOUS)
        assert judge(machine, "mmap", 0, 4096, protection, flags) == (denied if hostile else ALLOW)

    @quick
    @given(protection=words)
    def test_no_page_is_made_executable_later(self, machine, denied, protection):
        expected = denied if protection & EXECUTE else ALLOW
        assert judge(machine, "mprotect", 0, 4096, protection) == expected

    @quick
    @given(pointer=words)
    def test_limits_are_read_and_never_set(self, machine, denied, pointer):
        assert judge(machine, "prlimit64", 0, 7, pointer) == (denied if pointer else ALLOW)
        assert judge(machine, "prlimit64", 0, 7, pointer & 0xFFFFFFFF00000000 | 2**32) == denied

    @quick
    @given(target=st.integers(0, 2**32 - 1), signal=st.integers(0, 64))
    def test_a_program_signals_nobody_but_itself(self, machine, denied, target, signal):
        for call in syscall_policy.SIGNALLING:
            assert judge(machine, call, PID, signal) == ALLOW
            if target != PID:
                assert judge(machine, call, target, signal) == denied
        assert judge(machine, "kill", 2**32 - 1, 9) == denied

    @quick
    @given(option=st.integers(0, 2**32 - 1))
    def test_of_prctl_only_naming_is_left(self, machine, denied, option):
        naming = option in (15, 0x53564D41)
        assert judge(machine, "prctl", option) == (ALLOW if naming else denied)
        assert judge(machine, "prctl", 15) == ALLOW

    def test_sockets_are_unnamed_pairs_and_no_message_leaves_by_another_line(self, machine, denied):
        unix, internet = 1, 2
        assert judge(machine, "socketpair", unix) == ALLOW
        assert judge(machine, "socketpair", internet) == denied
        assert judge(machine, "sendto", 5, 0, 0, 0, 0, 0) == ALLOW
        assert judge(machine, "sendto", 5, 0, 0, 0, 0x7F0000000000, 16) == denied
        assert judge(machine, "sendto", 5, 0, 0, 0, 2**32, 16) == denied
        assert judge(machine, "sendmsg", CHANNEL) == ALLOW
        assert judge(machine, "sendmsg", CHANNEL + 1) == denied

    def test_the_terminal_is_asked_and_never_written_to(self, machine, denied):
        assert judge(machine, "ioctl", 1, 0x5401) == ALLOW  # TCGETS: is this a terminal
        assert judge(machine, "ioctl", 0, 0x5412) == denied  # TIOCSTI: type into it


# Values of the kernel's headers, written down apart from the tables.
FACTS = {
    "x86_64": "read 0 mmap 9 rt_sigaction 13 socket 41 clone 56 execve 59 kill 62 ptrace 101 mount 165 tgkill 234 "
    "openat 257 unshare 272 prlimit64 302 seccomp 317 memfd_create 319 bpf 321 rseq 334 io_uring_setup 425 "
    "clone3 435 openat2 437 faccessat2 439 process_madvise 440",
    "aarch64": "io_setup 0 mount 40 openat 56 read 63 exit 93 unshare 97 ptrace 117 kill 129 tgkill 131 "
    "socket 198 clone 220 execve 221 mmap 222 accept4 242 wait4 260 prlimit64 261 seccomp 277 memfd_create 279 "
    "bpf 280 rseq 293 io_uring_setup 425 clone3 435 openat2 437 faccessat2 439",
}


class TestTables:
    @pytest.mark.parametrize("name", sorted(FACTS))
    def test_numbers_are_the_kernels(self, name):
        facts = FACTS[name].split()
        table = numbers(name)
        for call, number in zip(facts[::2], facts[1::2], strict=True):
            assert table[call] == int(number)
        assert len(set(table.values())) == len(table)

    def test_this_kernel_agrees(self):
        libc = ctypes.CDLL(None)
        assert libc.syscall(CALL_NUMBERS["getpid"]) == os.getpid()
        assert libc.syscall(CALL_NUMBERS["getuid"]) == os.getuid()
        assert libc.syscall(CALL_NUMBERS["getppid"]) == os.getppid()

    def test_an_architecture_without_a_table_is_an_error(self):
        with pytest.raises(KeyError):
            numbers("vax")

    def test_every_call_of_the_policy_has_a_number_somewhere(self):
        known = set(numbers("x86_64")) | set(numbers("aarch64"))
        newer = {"fchmodat2"}  # than the tables
        policy = syscall_policy.ALLOWED | syscall_policy.KILLED | set(syscall_policy.TECHNIQUE_BY_CALL)
        assert policy - newer <= known

    def test_no_call_is_both_allowed_and_forbidden(self):
        assert not syscall_policy.ALLOWED & syscall_policy.KILLED
        assert not syscall_policy.ALLOWED & set(syscall_policy.TECHNIQUE_BY_CALL)
        assert not syscall_policy.KILLED & set(syscall_policy.TECHNIQUE_BY_CALL)


class TestJudgement:
    @pytest.mark.parametrize(
        ("call", "technique"),
        [
            ("socket", Technique.NETWORK),
            ("execve", Technique.PROCESS_SPAWN),
            ("openat", Technique.FILE_ACCESS),
            ("memfd_create", Technique.NATIVE_CODE),
            ("shmget", Technique.PERSISTENCE),
            ("io_uring_setup", Technique.KERNEL_INTERFACE),
            ("call 9999", Technique.KERNEL_INTERFACE),
        ],
    )
    def test_a_denied_call_has_its_technique(self, call, technique):
        assert syscall_policy.judge(call) == syscall_policy.Meaning(technique)

    def test_a_mere_nuisance_is_of_low_severity(self):
        meaning = syscall_policy.judge("setpriority")
        assert meaning == syscall_policy.Meaning(Technique.RESOURCE_EXHAUSTION, Severity.LOW)

    @pytest.mark.parametrize(
        "path", ["/usr/lib/x.so", "/lib", "/dev/null", "/usr/local/lib/python3.11/os.py"]
    )
    def test_libraries_are_read_and_never_written(self, path):
        assert syscall_policy.may_open(path, os.O_RDONLY | os.O_CLOEXEC)
        for flag in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC, os.O_APPEND, os.O_TMPFILE):
            assert not syscall_policy.may_open(path, flag)

    @pytest.mark.parametrize(
        "path",
        [
            "",
            "/",
            ".",
            "lib/x",
            "/etc/passwd",
            "/proc/self/mem",
            "/proc/1/environ",
            "/opt/sandbox/lib/sandbox",
            "/usr/library",
            "/dev/null2",
            "/dev/shm/x",
            "/usr/lib/../../etc/passwd",
            "/usr/lib/./x",
            "//usr/lib/x",
            "/usr/lib//x",
            "/usr/lib/\udcff/..",
        ],
    )
    def test_nothing_else_is_opened(self, path):
        assert not syscall_policy.may_open(path, os.O_RDONLY)

    @quick
    @given(
        st.lists(st.sampled_from(["..", ".", "", "etc", "usr", "lib", "dev", "null", "passwd"]), max_size=6)
    )
    def test_no_way_around_leads_out_of_the_readable_folders(self, steps):
        path = "/" + "/".join(steps)
        if syscall_policy.may_open(path, os.O_RDONLY):
            real = os.path.normpath(path)
            assert any(real == root or real.startswith(root + "/") for root in syscall_policy.READABLE)


class TestReadingText:
    def test_text_is_read_to_its_end_and_no_further(self):
        buffer = ctypes.create_string_buffer("/tmp/ä".encode() + b"\0rest")
        assert read_text(os.getpid(), ctypes.addressof(buffer)) == "/tmp/ä"

    def test_text_that_spans_pages_is_read_whole(self):
        with mmap.mmap(-1, 3 * mmap.PAGESIZE) as pages:
            pages[mmap.PAGESIZE - 3 : mmap.PAGESIZE + 4] = b"abcdef\0"
            start = ctypes.addressof(ctypes.c_char.from_buffer(pages)) + mmap.PAGESIZE - 3
            assert read_text(os.getpid(), start) == "abcdef"

    def test_text_without_an_end_is_cut(self):
        buffer = ctypes.create_string_buffer(b"x" * 20_000)
        assert read_text(os.getpid(), ctypes.addressof(buffer), limit=100) == "x" * 100

    def test_bytes_that_are_no_text_are_shown_as_such(self):
        buffer = ctypes.create_string_buffer(b"\xff\x1b[2J")
        assert read_text(os.getpid(), ctypes.addressof(buffer)) == "\ufffd\x1b[2J"

    @pytest.mark.parametrize("address", [0, 1, 2**47 - 4096, 2**64 - 1])
    def test_what_cannot_be_read_is_empty(self, address):
        assert read_text(os.getpid(), address) == ""

    def test_the_kernels_structures_have_their_sizes(self):
        assert seccomp._NOTIFICATION.size == 80
        assert seccomp._RESPONSE.size == 24
