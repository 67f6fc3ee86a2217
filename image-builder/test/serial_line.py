"""What a machine writes to its serial line, and waiting for it."""

import re
import threading
import time


class Fault(Exception):
    """A test has seen something else than it should; the text says what."""


class Serial:
    """Reads a pipe in a thread of its own, writes all of it into a file, and lets tests wait for lines."""

    def __init__(self, pipe, log):
        self.text = ""
        self.ended = False
        self.changed = threading.Condition()
        threading.Thread(target=self.read, args=(pipe, log), daemon=True, name="serial").start()

    def read(self, pipe, log):
        with open(log, "ab", buffering=0) as copy:
            while piece := pipe.read1(65536):
                copy.write(piece)
                with self.changed:
                    self.text += piece.decode(errors="replace").replace("\r", "")
                    self.changed.notify_all()
        with self.changed:
            self.ended = True
            self.changed.notify_all()

    def expect(self, pattern, seconds, since=0):
        """The first match of a pattern behind the character `since`; ends at once when the machine does."""
        deadline = time.monotonic() + seconds
        with self.changed:
            while not (found := re.compile(pattern, re.M).search(self.text, since)):
                left = deadline - time.monotonic()
                if self.ended:
                    raise Fault(f"the machine ended before it said /{pattern}/; its last words:\n{self.tail()}")
                if left <= 0:
                    raise Fault(f"the machine did not say /{pattern}/ within {seconds} s; its last words:\n{self.tail()}")
                self.changed.wait(left)
            return found

    def tail(self):
        return "\n".join("    " + line for line in self.text.splitlines()[-15:])
