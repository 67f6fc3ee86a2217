#!/usr/bin/env python3
"""The demo: programs roam over three nodes and come home with the output that they always have.

    demo.py ROOST DIRECTORY PID      (ROOST: the launcher; PID: process 1 of node1)

Ends with 0 only if every output is identical, the policy moved at least three programs, and the tour by hand was made.
"""
import filecmp
import os
import shutil
import subprocess
import sys
import time

import programs
from control import Engine

MOVED_BY_POLICY = 3       # programs that the policy must have moved
SPREAD_SECONDS = 120      # how long it may take until the tour begins without them
END_SECONDS = 900         # how long everything may take with Roost
TOUR = "python3"          # the program that is moved by hand


def say(text=""):
    print(text, flush=True)


class Job:
    """One program while it runs with Roost, and what is known of its moves."""

    def __init__(self, program, roost, directory):
        self.program = program
        self.directory = directory
        self.out = open(os.path.join(directory, program.name + ".out"), "wb")
        self.process = subprocess.Popen([roost, "run", "--"] + program.words, stdout=self.out, cwd=directory)
        self.pid = None
        self.view = None
        self.moves = []      # events COMMITTED and RETURNED
        self.refusals = []

    def find_pid(self):
        """The pid that node1 knows: the innermost of the child of ./roost run."""
        try:
            with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children") as children:
                for child in children.read().split():
                    with open(f"/proc/{child}/status") as status:
                        levels = next(line for line in status if line.startswith("NSpid:")).split()[1:]
                    if len(levels) > 1:
                        self.pid = int(levels[-1])
        except FileNotFoundError:
            pass

    def runs(self):
        return self.process.poll() is None

    def take(self, event):
        if event["kind"] in ("COMMITTED", "RETURNED"):
            self.moves.append(event)
        elif event["kind"] in ("REFUSED", "LOST"):
            self.refusals.append(event)


class Table:
    """The live table: drawn over itself on a terminal, every few seconds elsewhere."""

    HEAD = f"{'PROGRAM':12}{'PID':>7}  {'WHERE':8}{'STATE':10}{'MOVES':>6}{'CPU':>7}{'CALLS/S':>9}{'CALLS':>9}{'MB MOVED':>10}"

    def __init__(self):
        self.height = 0
        self.printed = 0.0
        self.on_terminal = sys.stdout.isatty()

    def show(self, seconds, jobs, last=False):
        now = time.monotonic()
        if not self.on_terminal and not last and now - self.printed < 5:
            return
        self.printed = now
        lines = [f"after {seconds:.0f} s", self.HEAD] + [self.line(job) for job in jobs]
        if self.on_terminal and self.height:
            say(f"\x1b[{self.height}A\x1b[J" + "\n".join(lines))
        else:
            say("\n".join(lines))
        self.height = len(lines)

    def keep(self):
        """What was drawn stays; the next table is drawn below."""
        self.height = 0

    @staticmethod
    def line(job):
        view = job.view
        if not job.runs():
            return f"{job.program.name:12}{job.pid or '':>7}  {'-':8}{'ended':10}{len(job.moves):>6}"
        if view is None:
            return f"{job.program.name:12}{job.pid or '':>7}  {'node1':8}{'starts':10}"
        return (f"{job.program.name:12}{job.pid:>7}  {view['where']:8}{view['state'].lower():10}{view['moves']:>6}"
                f"{view['cpuLoad'] * 100:>6.0f}%{view['callsPerSecond']:>9.0f}{view['calls']:>9}{view['bytes'] / 1e6:>10.1f}")


class Demo:
    """The story, told in order by main."""

    def __init__(self, roost, directory, engine):
        self.roost = roost
        self.directory = directory
        self.engine = engine
        self.events = engine.listen()
        self.jobs = []
        self.by_policy = set()
        self.tour = []
        self.touring = False
        self.table = Table()
        self.began = 0.0

    def place(self, name):
        path = os.path.join(self.directory, name)
        shutil.rmtree(path, ignore_errors=True)
        os.makedirs(path)
        return path

    def run_natively(self, all_programs):
        say(f"\n1. The same commands without Roost, to compare with: {', '.join(p.name for p in all_programs)}")
        directory = self.place("native")
        began = time.monotonic()
        running = []
        for program in all_programs:
            with open(os.path.join(directory, program.name + ".out"), "wb") as out:
                running.append((program, subprocess.Popen(program.words, stdout=out, cwd=directory)))
        for program, process in running:
            if process.wait() != 0:
                raise SystemExit(f"demo: {program.name} ended with {process.returncode} without Roost")
            say(f"   {program.name} ended after {time.monotonic() - began:.0f} s")

    def start(self, all_programs):
        say("\n2. With Roost: all start on node1; the policy spreads them")
        directory = self.place("roost")
        self.began = time.monotonic()
        self.jobs = [Job(program, self.roost, directory) for program in all_programs]

    def watch_until(self, condition, seconds):
        """Shows the table until the condition holds; False if it does not in so many seconds."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                return False
            self.look()
            self.table.show(time.monotonic() - self.began, self.jobs)
            time.sleep(0.5)
        self.look()
        self.table.show(time.monotonic() - self.began, self.jobs, last=True)
        self.table.keep()
        return True

    def look(self):
        views = {view["pid"]: view for view in self.engine.ask("processes") if view["state"] != "GUEST"}
        for job in self.jobs:
            if job.pid is None:
                job.find_pid()
            job.view = views.get(job.pid, job.view)
        while not self.events.empty():
            event = self.events.get()
            for job in self.jobs:
                if job.pid == event["pid"] and event["home"] == "node1":
                    job.take(event)
                    if event["kind"] == "COMMITTED" and not self.touring:
                        self.by_policy.add(job.program.name)

    def spread(self):
        self.watch_until(lambda: len(self.by_policy) >= MOVED_BY_POLICY or not any(job.runs() for job in self.jobs),
                         SPREAD_SECONDS)
        say(f"   moved by the policy: {', '.join(sorted(self.by_policy)) or 'none'}")

    def make_tour(self):
        """node2, node3, home, typed as a user would, with the policy on hold so that it does not interfere."""
        say(f"\n3. By hand: {TOUR} to node2, to node3 and home, with a policy that never moves anything, installed just now")
        job = next(job for job in self.jobs if job.program.name == TOUR)
        self.touring = True
        self.type("console", "feature:install", "roost-policy-hold")
        self.type("policy", "use", "hold")
        self.look()
        if job.runs() and job.view and job.view["where"] != "node1":
            # The policy has it somewhere already; from home the whole tour can be seen.
            self.type("migrate", str(job.pid), "home")
        for where in ("node2", "node3", "home"):
            if not job.runs():
                say(f"   {TOUR} ended too early for {where}")
                return
            if self.type("migrate", str(job.pid), where) == 0:
                self.tour.append(where)
            self.look()
        self.type("policy", "use", "opportunity-cost,load")

    def type(self, *words):
        say(f"   ./roost {' '.join(words)}")
        result = subprocess.run([self.roost, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=180)
        for line in (result.stdout + result.stderr).strip().splitlines():
            say(f"      {line}")
        return result.returncode

    def finish(self):
        say("\n4. All go on to their end")
        if not self.watch_until(lambda: not any(job.runs() for job in self.jobs), END_SECONDS):
            late = [job.program.name for job in self.jobs if job.runs()]
            say(f"demo: not ended after {END_SECONDS} s: {', '.join(late)}")
            for job in self.jobs:
                job.process.kill()

    def compare(self):
        say("\n5. What came of it")
        say(f"{'PROGRAM':12}{'EXIT':>5}{'MOVES':>7}{'CALLS':>9}{'MB MOVED':>10}  {'IDENTICAL':11}PAUSE OF EACH MOVE, ms")
        good = True
        for job in self.jobs:
            identical = job.process.returncode == 0 and self.identical(job.program)
            good = good and identical
            moved = sum(event["bytes"] for event in job.moves)
            pauses = ", ".join(f"{event['pauseMs']:.0f}" for event in job.moves)
            calls = job.view["calls"] if job.view else 0
            say(f"{job.program.name:12}{job.process.returncode:>5}{len(job.moves):>7}{calls:>9}{moved / 1e6:>10.1f}"
                f"  {'yes' if identical else 'NO':11}{pauses or '-'}")
            for event in job.refusals:
                say(f"{'':12}{event['kind'].lower()}: {event['reason']}")
        return good

    def identical(self, program):
        return all(filecmp.cmp(os.path.join(self.directory, "native", name), os.path.join(self.directory, "roost", name), shallow=False)
                   for name in [program.name + ".out", *program.files])


def main(roost, directory, process_one):
    began = time.monotonic()
    all_programs = programs.prepare(directory, say)
    demo = Demo(roost, directory, Engine(process_one))
    demo.run_natively(all_programs)
    demo.start(all_programs)
    demo.spread()
    demo.make_tour()
    demo.finish()
    identical = demo.compare()
    toured = demo.tour == ["node2", "node3", "home"]
    spread = len(demo.by_policy) >= MOVED_BY_POLICY
    say()
    say(f"outputs identical: {'yes' if identical else 'NO'}; moved by the policy: {len(demo.by_policy)} programs"
        f"{'' if spread else f' (at least {MOVED_BY_POLICY} were to move)'}; tour by hand: {'made' if toured else 'NOT made'};"
        f" {time.monotonic() - began:.0f} s")
    return 0 if identical and toured and spread else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
