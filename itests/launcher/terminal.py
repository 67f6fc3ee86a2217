#!/usr/bin/env python3
"""The terminal of ./roost run: keys, sizes and job control, typed into an interactive shell on a pseudo terminal.

Each behaviour is first seen natively and then through ./roost run, so that what the shell's own child does is the measure.
"""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROOST = os.path.join(TOP, "roost")
os.environ.setdefault("ROOST_HOME", os.path.join(TOP, ".roost", "test"))    # as harness.sh
LIMIT = 20


class Shell:
    """An interactive bash on a terminal of its own."""

    def __init__(self):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(PS1="", HISTFILE="/dev/null", TERM="dumb", LC_ALL="C")
            os.execlp("bash", "bash", "--norc", "--noprofile", "--noediting", "-i")
        self.resize(24, 80)
        # noflsh: a key that makes a signal would also throw away what was printed just then, the prompt for example.
        self.text = ""
        self.type("stty -echo noflsh; PS1='=> ' PS2=''; echo rea''dy\n")
        self.expect("ready\n=> ")

    def resize(self, rows, columns):
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys):
        os.write(self.fd, keys.encode())

    def expect(self, pattern, limit=LIMIT):
        """Reads until the pattern is seen; returns the match and forgets everything up to it."""
        end = time.monotonic() + limit
        while True:
            match = re.search(pattern, self.text)
            if match:
                self.text = self.text[match.end():]
                return match
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                raise AssertionError(f"waited {limit} s for {pattern!r}; saw {self.text!r}")
            try:
                self.text += os.read(self.fd, 4096).decode(errors="replace").replace("\r", "")
            except OSError:
                raise AssertionError(f"the shell ended; waited for {pattern!r}; saw {self.text!r}") from None

    def started(self):
        """The command has said "up" and has the terminal, which bash gives it at about that time."""
        self.expect("up\n")
        self.given(self.pid)

    def given(self, group):
        """Another process group than this one has the terminal."""
        end = time.monotonic() + LIMIT
        while os.tcgetpgrp(self.fd) == group:
            assert time.monotonic() < end, "the command never got the terminal"
            time.sleep(0.01)

    def code(self):
        """Exit code of the last command; waits for the prompt first."""
        self.expect("=> ")
        self.type("echo code $?\n")
        return int(self.expect(r"code ([0-9]+)\n").group(1))

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def same(expected, seen):
    assert expected == seen, f"expected {expected!r}, saw {seen!r}"


def ctrl_c_ends_the_command(shell, run):
    shell.type(f"{run} sh -c 'echo up; exec sleep 100'\n")
    shell.started()
    shell.type("\x03")
    same(130, shell.code())


def ctrl_c_can_be_caught_once(shell, run):
    shell.type(f"{run} bash -c 'trap \"echo caught\" INT; echo up; for i in 1 2 3 4 5 6; do sleep 0.2; done; exit 5'\n")
    shell.started()
    shell.type("\x03")
    same(1, shell.expect(r"(?s)(.*)=> ").group(1).count("caught"))
    shell.type("\n")
    same(5, shell.code())


def ctrl_c_ends_a_loop_of_the_shell(shell, run):
    shell.type(f"for i in 1 2 3; do {run} sh -c 'echo up; exec sleep 100'; done; echo after\n")
    shell.started()
    shell.type("\x03")
    same(130, shell.code())


def ctrl_backslash_quits(shell, run):
    shell.type(f"ulimit -c 0; {run} sh -c 'echo up; exec sleep 100'\n")
    shell.started()
    shell.type("\x1c")
    same(131, shell.code())


def ctrl_z_stops_and_fg_goes_on(shell, run):
    shell.type(f"{run} sh -c 'echo up; read line; echo read $line; exit 4'\n")
    shell.started()
    shell.type("\x1a")
    shell.expect(r"Stopped")
    same(148, shell.code())
    shell.type("jobs\n")
    shell.expect(r"\[1\]\+ +Stopped")
    shell.type("fg\n")
    shell.expect("read line.*\n")
    shell.type("hello\n")
    shell.expect("read hello\n")
    same(4, shell.code())


def bg_goes_on_in_the_background(shell, run):
    # One process: a shell that is stopped between vfork and exec of its command hangs, natively too.
    worker = "import time; print('up', flush=True); time.sleep(1); print('worked', flush=True); exit(6)"
    shell.type(f"{run} python3 -c \"{worker}\"\n")
    shell.started()
    shell.type("\x1a")
    shell.expect("Stopped")
    shell.type("bg\n")
    shell.expect("worked\n")
    shell.type("wait %1; echo code $?\n")
    shell.expect("code 6\n")


def background_reader_is_stopped(shell, run):
    shell.type(f"{run} sh -c 'read line; echo read $line' &\n")
    shell.expect(r"\[1\] [0-9]+\n")
    end = time.monotonic() + LIMIT
    while True:
        shell.type("jobs; echo lis''ted\n")
        if "Stopped" in shell.expect(r"(?s)(.*)listed\n").group(1):
            break
        assert time.monotonic() < end, "it is not stopped"
        time.sleep(0.1)
    shell.type("fg\n")
    shell.expect("read line.*\n")
    shell.type("now\n")
    shell.expect("read now\n")


def kill_of_the_job_ends_it(shell, run):
    shell.type(f"{run} sh -c 'echo up; exec sleep 100' &\n")
    shell.expect("up\n")
    shell.type("kill %1; wait %1; echo code $?\n")
    shell.expect("code 143\n")


def window_size_is_the_terminals(shell, run):
    shell.resize(33, 101)
    shell.type(f"{run} stty size\n")
    shell.expect("33 101\n")


def change_of_window_size_is_told(shell, run):
    shell.type(f"{run} bash -c 'trap \"stty size\" WINCH; echo up; for i in 1 2 3 4 5 6 7 8; do sleep 0.2; done'; echo done\n")
    shell.started()
    shell.resize(44, 99)
    shell.expect("44 99\n")
    shell.expect("done\n")


def terminal_is_a_terminal(shell, run):
    shell.type(f"{run} sh -c '[ -t 0 ] && [ -t 1 ] && [ -t 2 ] && tty'; echo done\n")
    shell.expect(r"/dev/pts/[0-9]+\ndone\n")


def pipeline_keeps_the_keys(shell, run):
    shell.type(f"{run} sh -c 'echo up; exec sleep 100' | cat\n")
    shell.started()
    shell.type("\x03")
    shell.expect("=> ")
    shell.type("echo codes ${PIPESTATUS[*]}\n")
    shell.expect("codes 130 130\n")


def interactive_shell_inside_gives_the_terminal_back(shell, run):
    shell.type(f"{run} bash --norc --noprofile --noediting -i\n")
    shell.type("PS1=; stty -echo; echo in''side\n")
    shell.expect("inside\n")
    inner = os.tcgetpgrp(shell.fd)
    shell.type("sleep 100\n")
    shell.given(inner)
    shell.type("\x03")
    shell.type("echo st''ill; exit 9\n")
    shell.expect("still\n")
    same(9, shell.code())
    shell.type("cat\n")
    shell.type("cat reads\n")
    shell.expect("cat reads\n")
    shell.type("\x04")


def hang_up_ends_the_command(shell, run):
    name = f"/tmp/roost-hangup-{os.getpid()}"
    shell.type(f"{run} sh -c 'echo $PPID > /dev/null; trap \"echo hup > {name}; exit\" HUP; echo up; while :; do sleep 0.1; done'\n")
    shell.started()
    os.close(shell.fd)
    end = time.monotonic() + LIMIT
    while not os.path.exists(name):
        assert time.monotonic() < end, "no SIGHUP reached the command"
        time.sleep(0.05)
    os.unlink(name)
    os.waitpid(shell.pid, 0)
    shell.pid, shell.fd = pty.fork()
    if shell.pid == 0:
        signal.pause()


def main():
    failed = False
    tests = [value for name, value in globals().items() if callable(value) and "shell" in getattr(getattr(value, "__code__", None), "co_varnames", ())[:1]]
    for test in tests:
        if sys.argv[1:] and test.__name__ not in sys.argv[1:]:
            continue
        for how, run in (("native", ""), ("run", f"{ROOST} run --")):
            words = test.__name__.split("_")
            name = words[0] + "".join(word.capitalize() for word in words[1:]) + f" ({how})"
            shell = Shell()
            try:
                test(shell, run)
                print(f"ok - {name}", flush=True)
            except AssertionError as error:
                failed = True
                print(f"not ok - {name}: {error}", flush=True)
            finally:
                shell.close()
    return failed


if __name__ == "__main__":
    sys.exit(main())
