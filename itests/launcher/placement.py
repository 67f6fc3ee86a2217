#!/usr/bin/env python3
"""What policies do to programs on three real nodes of half a CPU each: nothing moves for nothing, and nothing is lost.

    placement.py ROOST WORK DIRECTORY JDK [CHECK…]

ROOST is the launcher, WORK the compiled program (itests/bench/src/main/c/work.c), JDK where javac is. Prints a line for each check, as harness.sh
does; ends with 0 if all are good.
"""
import os
import random
import re
import subprocess
import sys
import time

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, "configs", "launcher"))
from balance import Cluster  # noqa: E402
import faults  # noqa: E402
import frozen  # noqa: E402

NODES = 3
LONG = str(1 << 62)          # rounds of what is ended by the test
SETTLED = 25                 # seconds without a move: what nodes tell others of their load falls slowly, and moves may wait for that
SETTLE_LIMIT = 150
WATCHED = 40
FLIP = 2                     # seconds
SWAPS = 100
MOVERS = 12
MOVES_WANTED = 12
SEED = int(os.environ.get("SEED", time.time_ns() % 1_000_000))

# Computes for some seconds and sleeps for as long; two that are told 0 and 1 take turns.
FLIPPER = f"""
import sys, time
while True:
    now = time.time()
    turn, left = int(now / {FLIP}) % 2, {FLIP} - now % {FLIP}
    if turn == int(sys.argv[1]):
        end = time.monotonic() + left
        while time.monotonic() < end: pass
    else:
        time.sleep(left)
"""

failed = False
JDK = None


def check(name, good, seen):
    global failed
    failed = failed or not good
    print(f"ok - {name}" if good else f"not ok - {name}: {seen}", flush=True)


def note(text):
    print(f"# {text}", flush=True)


class Moves:
    """Moves that node1's agent has made, as its log has them: a move between two guests is one."""
    LINE = re.compile(r"Pid (\d+) (\S+) -> (\S+): (COMMITTED|RETURNED) ")

    def __init__(self):
        self.log = open(os.path.join(os.environ["ROOST_HOME"], "run", "nodes", "node1", "agent", "data", "log", "agent.log"))
        self.log.seek(0, os.SEEK_END)
        self.seen = []          # (seconds, pid)

    def look(self):
        for line in self.log:
            found = self.LINE.search(line)
            if found:
                self.seen.append((time.monotonic(), int(found[1])))
        return self.seen

    def settle(self):
        """Waits until nothing has moved for a while; returns whether that came."""
        began = time.monotonic()
        while time.monotonic() - began < SETTLE_LIMIT:
            last = max([began] + [at for at, _ in self.look()])
            if time.monotonic() - last >= SETTLED:
                return True
            time.sleep(0.2)
        return False

    def during(self, seconds):
        """The moves of so many seconds from now on."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            self.look()
            time.sleep(0.2)
        return [(at - began, pid) for at, pid in self.look() if at >= began]


class Crowd:
    """Programs that run until they are ended; none of them stays."""

    def __init__(self, cluster):
        self.cluster, self.running = cluster, []

    def start(self, words, number=1, movable=False):
        self.running.append(self.cluster.start(words, number, movable))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self.running:
            process.terminate()
        for process in self.running:
            process.wait()


def rest(cluster, policy, seconds):
    cluster.call("policy", "use", policy)
    with Crowd(cluster) as crowd:
        moves = Moves()
        for _ in range(2 * NODES):
            crowd.start([cluster.work, LONG], movable=True)
        settled = moves.settle()
        spread = len(moves.seen)
        more = moves.during(seconds) if settled else []
        check(f"underConstantLoadNothingMovesWith_{policy}", settled and spread > 0 and not more,
              f"settled: {settled}, {spread} moves before, {len(more)} in {seconds} s after: {more}")


def flips(cluster, policy, seconds):
    """Loads of node2 and node3 take turns; what may move should not run after them."""
    cluster.call("policy", "use", policy)
    with Crowd(cluster) as crowd:
        for number in (2, 3):
            for _ in range(2):
                crowd.start(["python3", "-c", FLIPPER, str(number - 2)], number)
        moves = Moves()
        for _ in range(4):
            crowd.start([cluster.work, LONG], movable=True)
        seen = moves.during(seconds)
        of = {}
        for at, pid in seen:
            of.setdefault(pid, []).append(at)
        rates = {pid: len(times) / (seconds / 10) for pid, times in of.items()}
        note(f"{policy}: {len(seen)} moves in {seconds} s of loads that flip every {FLIP} s; most of one process: "
             f"{max(rates.values(), default=0):.2f} per 10 s")
        check(f"whenLoadsFlipNoProcessMovesMoreThanOnceIn10SecondsWith_{policy}", all(rate <= 1 for rate in rates.values()), of)


class Consoles:
    """SWAPS commands that change who decides, a few in each of several consoles, one after the other."""
    ROUND = ([f"roost:policy use {name}" for name in ("load", "round-robin", "hold", "opportunity-cost")]
             + ["bundle:restart dev.roost.policy.opportunity.cost"]) * 2

    def __init__(self, cluster):
        self.cluster, self.left, self.now, self.fault = cluster, SWAPS // len(self.ROUND), None, None

    def go_on(self):
        """Whether there is still something to do; begins the next one if none is under way."""
        if self.now and self.now.poll() is None:
            return True
        if self.now and self.now.returncode != 0:
            self.fault = self.now.stdout.read()[-300:]
        if self.fault or not self.left:
            return False
        self.left -= 1
        self.now = subprocess.Popen([self.cluster.roost, "console", "; ".join(self.ROUND)], stdin=subprocess.DEVNULL,
                                    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return True


def swaps(cluster):
    """A hundred times another policy, or its bundle anew, while a dozen processes are on the move."""
    chance = random.Random(SEED)
    cluster.call("console", "feature:install", "roost-policy-round-robin")
    began = time.monotonic()
    rounds = 1 << 24
    while time.monotonic() - began < 0.5:
        began, rounds = time.monotonic(), rounds * 2
        wanted = subprocess.run([cluster.work, str(rounds)], capture_output=True, check=True).stdout
    # All of them together take about 100 s of three halves of a CPU.
    rounds = int(rounds * 12 / (time.monotonic() - began))
    wanted = subprocess.run([cluster.work, str(rounds)], capture_output=True, check=True).stdout
    running = [cluster.start([cluster.work, str(rounds)], movable=True, out=subprocess.PIPE) for _ in range(MOVERS)]
    before = services(cluster)
    others = [address(number) for number in range(2, NODES + 1)]
    events = cluster.engine.listen()
    consoles = Consoles(cluster)
    while consoles.go_on():
        movable = [each for each in cluster.engine.ask("processes") if each["automatic"] and each["state"] in ("HOME", "AWAY")]
        if movable:
            process, place = chance.choice(movable), chance.choice(others)
            # A refusal is an answer: a policy may be moving the same one.
            cluster.engine.ask("migrate", pid=process["pid"], reason="test", **place)
    done = 0
    while not events.empty():
        done += events.get_nowait()["kind"] in ("COMMITTED", "RETURNED")
    outputs = [process.communicate(timeout=600)[0] for process in running]
    codes = [process.returncode for process in running]
    note(f"{SWAPS} swaps, {done} departures and returns meanwhile; SEED={SEED}")
    check("aHundredSwapsOfThePolicyAreMade", consoles.fault is None, consoles.fault)
    check("processesWereOnTheMoveMeanwhile", done >= MOVES_WANTED, f"{done} departures and returns, SEED={SEED}")
    check("noneIsLostOrDisturbed", codes == [0] * MOVERS and outputs == [wanted] * MOVERS,
          f"exit codes {codes}, {sum(out == wanted for out in outputs)} right outputs, SEED={SEED}")
    check("neitherEngineNorAgentWasStartedAgain", services(cluster) == before, f"{before} before, {services(cluster)} after")


def hogs(cluster):
    crowd = Crowd(cluster)
    for _ in range(4):
        crowd.start([cluster.work, LONG], movable=True)
    return crowd


def address(number):
    """What migrate needs of node NUMBER's engine."""
    with open(os.path.join(os.environ["ROOST_HOME"], "run", "nodes", f"node{number}", "etc", "engine.properties")) as lines:
        listen = dict(line.rstrip("\n").split("=", 1) for line in lines if "=" in line)["listen"]
    host, port = listen.rsplit(":", 1)
    return {"target": f"node{number}", "host": host, "port": int(port)}


def services(cluster):
    """How often engine and agent of each node were started."""
    starts = []
    for number in cluster.numbers:
        with open(os.path.join(os.environ["ROOST_HOME"], "run", "nodes", f"node{number}", "log", "node.log")) as log:
            starts.append(len(re.findall(r"(?:engine|agent) started, pid", log.read())))
    return starts


CHECKS = {
    "rest": lambda cluster: (rest(cluster, "opportunity-cost", WATCHED), rest(cluster, "load", WATCHED // 2)),
    "flips": lambda cluster: (flips(cluster, "opportunity-cost", WATCHED), flips(cluster, "load", WATCHED // 2)),
    "swaps": swaps,
    "frozen": lambda cluster: frozen.waits(cluster, [cluster.work, LONG], check),
    "faults": lambda cluster: faults.contained(cluster, JDK, cluster.directory, lambda: hogs(cluster), check),
}


def main():
    global JDK
    roost, work, directory, JDK, *names = sys.argv[1:]
    os.makedirs(directory, exist_ok=True)
    cluster = Cluster(roost, directory, [0.5] * NODES)
    try:
        cluster.up()
        cluster.bring(work)
        for name in names or CHECKS:
            CHECKS[name](cluster)
    finally:
        cluster.down()
    sys.exit(failed)


if __name__ == "__main__":
    main()
