"""Takes the time of programs: whole commands, and programs in a terminal.

Two commands are always run in turn, A B A B, and the ratio is taken pair by
pair, so that it holds while the machine's speed drifts.  Python 3 standard
library only.
"""
import fcntl
import os
import re
import select
import signal
import statistics
import struct
import subprocess
import termios
import time

now = time.perf_counter
COLUMNS, ROWS = 100, 30


class Failed(Exception):
    """A command that did not do what is to be measured."""


def once(argv, env):
    """Seconds of wall time and of CPU time of one run, its output thrown away."""
    null = [(os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)]
    start = now()
    pid = os.posix_spawn(argv[0], argv, env, file_actions=null)
    _, status, used = os.wait4(pid, 0)
    wall = now() - start
    if os.waitstatus_to_exitcode(status) != 0:
        raise Failed(f"{' '.join(argv)} ends with {os.waitstatus_to_exitcode(status)}")
    return wall, used.ru_utime + used.ru_stime


def pairs(ours, theirs, runs, env, before=None):
    """Medians of both in milliseconds, and the median ratios of wall and CPU time."""
    if before:
        before()
    once(ours, env)
    once(theirs, env)
    taken = []
    for _ in range(runs):
        if before:
            before()
        taken.append((once(ours, env), once(theirs, env)))
    median = statistics.median
    return (median(a[0] for a, _ in taken) * 1e3, median(b[0] for _, b in taken) * 1e3,
            median(a[0] / b[0] for a, b in taken),
            median(a[1] / b[1] for a, b in taken if b[1] > 0) if any(b[1] > 0 for _, b in taken) else None)


def peak(argv, env):
    """The most memory a run had, in MiB (GNU time sees it, a parent's own would hide it)."""
    run = subprocess.run(["/usr/bin/time", "-f", "%M"] + argv, env=env, text=True, check=True,
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    return int(run.stderr.split()[-1]) / 1024


def syncs(argv, env):
    """How often a run waits for the disk."""
    run = subprocess.run(["strace", "-f", "-e", "trace=fsync,fdatasync,sync,syncfs", "-e", "signal=none"] + argv,
                         env=env, text=True, check=True, stdout=subprocess.DEVNULL,
                         stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    return run.stderr.count("sync(")


def answer(argv, env):
    """What a command prints."""
    return subprocess.run(argv, env=env, text=True, check=True, stdout=subprocess.PIPE,
                          stdin=subprocess.DEVNULL).stdout


class Terminal:
    """A program in a pseudo-terminal of 100 columns and 30 rows."""

    def __init__(self, argv, env):
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        name = os.ttyname(slave)
        self.start = now()
        self.pid = os.posix_spawn(
            argv[0], argv, env, setsid=True, setsigdef=[signal.SIGPIPE],
            file_actions=[(os.POSIX_SPAWN_CLOSE, self.master),
                          (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                          (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)])
        os.close(slave)
        os.set_blocking(self.master, False)

    def burst(self, since, expected=None, silence=0.05, limit=10):
        """Seconds from since to the last byte before a silence (after what is
        expected has come), and the bytes; None where nothing came."""
        last, data = None, b""
        end = since + limit
        while now() < end:
            wait = silence if last else end - now()
            if not select.select([self.master], [], [], wait)[0]:
                if last and (not expected or expected in plain(data)):
                    break
                continue
            try:
                read = os.read(self.master, 65536)
            except OSError:
                break
            if not read:
                break
            last, data = now(), data + read
        if last is None or (expected and expected not in plain(data)):
            return None, len(data)
        return last - since, len(data)

    def key(self, keys, limit=10):
        since = now()
        os.write(self.master, keys)
        return self.burst(since, limit=limit)

    def cpu(self):
        """Seconds of CPU the program has used."""
        with open(f"/proc/{self.pid}/schedstat", encoding="ascii") as f:
            return int(f.read().split()[0]) / 1e9

    def memory(self):
        """MiB that it has had at most."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as f:
            return int(re.search(r"VmHWM:\s+(\d+)", f.read()).group(1)) / 1024

    def close(self):
        """Leaves with q; a program that does not go is ended."""
        try:
            os.write(self.master, b"q")
        except OSError:
            pass
        end = now() + 2
        while now() < end:
            select.select([self.master], [], [], 0.02)
            try:
                os.read(self.master, 65536)
            except OSError:
                pass
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                break
        else:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.master)


def plain(data):
    """What was written, without the sequences that place and colour it."""
    return re.sub(rb"\x1b(\[[0-?]*[ -/]*[@-~]|[()*+].|[=>78])|\x0f", b"", data)


def screen(argv, expected, keys, env, idle=0):
    """One session: seconds to the first paint, a list of (seconds, bytes) for each
    key, MiB, and the seconds of CPU in each idle second."""
    terminal = Terminal(argv, dict(env, TERM="xterm-256color"))
    try:
        paint, size = terminal.burst(terminal.start, expected)
        if paint is None:
            raise Failed(f"{' '.join(argv)}: {expected!r} does not come on the screen in {size} bytes")
        terminal.burst(now(), silence=0.2, limit=0.3)
        answers = [terminal.key(key) for key in keys]
        used = terminal.cpu()
        if idle:
            time.sleep(idle)
            used = (terminal.cpu() - used) / idle
        return paint, [a for a in answers if a[0] is not None], terminal.memory(), used
    finally:
        terminal.close()


def view(argv, expected, key, name, moves, env):
    """One session in which a key opens a view: seconds from the key to the view's name on the screen and
    to the last byte that it causes, and a list of seconds for the keys that move in it."""
    terminal = Terminal(argv, dict(env, TERM="xterm-256color"))
    try:
        if terminal.burst(terminal.start, expected)[0] is None:
            raise Failed(f"{' '.join(argv)}: {expected!r} does not come on the screen")
        terminal.burst(now(), silence=0.2, limit=0.3)
        since = now()
        os.write(terminal.master, key)
        paint, _ = terminal.burst(since, name, silence=0)
        if paint is None:
            raise Failed(f"{' '.join(argv)}: {name!r} does not come on the screen")
        settled, _ = terminal.burst(since, silence=0.5, limit=2)
        keys = [terminal.key(k, 0.5) for k in moves]
        return paint, settled or paint, [k[0] for k in keys if k[0] is not None]
    finally:
        terminal.close()
