#!/usr/bin/env python3
"""./roost bench balance: many jobs that all start on one node of four slow ones, and how long they take in all.

    balance.py ROOST WORK DIRECTORY [--scenario NAME] [--ways A,B] [--jobs N] [--ideal SECONDS] [--seed N] [--json]

ROOST is the launcher, WORK the compiled program (itests/bench/src/main/c/work.c). docs/bench.md says what is compared.
Ends with 0, or with 1 and one line if something could not be measured; whether an aim is met is in the table.
"""
import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

from control import Engine
import ways

SCENARIOS = {
    # name: CPU time of each node, the node that its owner takes back, if any
    "equal": ([0.5, 0.5, 0.5, 0.5], None),
    "unequal": ([0.25, 0.5, 0.5, 0.75], None),
    "owner": ([0.5, 0.5, 0.5, 0.5], 3),
}
OWNER_AFTER = 0.4         # of the ideal time: then the owner comes back
LONGEST = 4               # the longest job is so many times the shortest
PROBE_SECONDS = 5         # for how long the speed of the nodes is measured before each way
AIM = 1.15


def say(text):
    print(text, file=sys.stderr, flush=True)


class Cluster:
    """Nodes of a ROOST_HOME of their own, and what is run on them."""

    def __init__(self, roost, directory, cpus):
        self.roost = roost
        self.directory = directory
        self.cpus = cpus
        self.numbers = range(1, len(cpus) + 1)
        self.work = None

    def up(self):
        self.call("up", "--cpus", ",".join(map(str, self.cpus)), str(len(self.cpus)))
        with open(os.path.join(os.environ["ROOST_HOME"], "run", "cluster.conf")) as conf:
            self.conf = dict(line.rstrip("\n").split("=", 1) for line in conf)
        self.work = f"/tmp/roost-{self.conf['name']}-work"
        self.engine = Engine(self.process_one("node1"))
        self.call("console", "feature:install", "roost-policy-hold")

    def call(self, *words):
        done = subprocess.run([self.roost, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"bench balance: ./roost {' '.join(words)} said: {(done.stdout + done.stderr).strip()[-500:]}")

    def process_one(self, node):
        with open(f"{self.conf['cgroot']}/roost-{self.conf['name']}-{node}/init/cgroup.procs") as members:
            return int(members.read().split()[0])

    def start(self, words, number=1, movable=False, out=subprocess.DEVNULL):
        """./roost run: a process that policies may move, or one that they leave where it is."""
        place = ["--on", f"node{number}"] + ([] if movable else ["--hold"])
        return subprocess.Popen([self.roost, "run", *place, "--", *words], stdin=subprocess.DEVNULL, stdout=out, cwd=self.directory)

    def bring(self, program):
        """The program at the same path in every node: their file systems have only programs of Debian in common."""
        for number in self.numbers:
            shutil.copy2(program, f"/proc/{self.process_one(f'node{number}')}/root{self.work}")
        return self.work

    def down(self):
        done = subprocess.run([self.roost, "down"], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            say(f"bench balance: the nodes could not be ended: {done.stderr.strip()[-500:]}")
        # That of node1 is this machine's.
        if self.work and os.path.exists(self.work):
            os.remove(self.work)


class Speeds:
    """Rounds of the program that each node does in a second, all of them at work."""

    def __init__(self, cluster, work, rounds):
        began = time.monotonic()
        running = {number: cluster.start([work, str(rounds)], number) for number in cluster.numbers}
        ended = {}
        while len(ended) < len(running):
            for number, process in running.items():
                if number not in ended and process.poll() is not None:
                    if process.returncode != 0:
                        raise SystemExit(f"bench balance: the program ended with {process.returncode} on node{number}")
                    ended[number] = time.monotonic() - began
            time.sleep(0.01)
        self.of = {number: rounds / seconds for number, seconds in ended.items()}

    def ideal(self, rounds, owner):
        """Seconds for so many rounds without any loss; an owner's node counts until then only."""
        everything = sum(self.of.values())
        plain = rounds / everything
        if owner is None:
            return plain, None
        back = OWNER_AFTER * plain
        return back + (rounds - everything * back) / (everything - self.of[owner]), back


def rounds_of_probe(work):
    """So many rounds as a CPU does in PROBE_SECONDS at a quarter of its time: the slowest node takes so long."""
    rounds = 1 << 20
    while True:
        before = os.times().children_user
        subprocess.run([work, str(rounds)], stdout=subprocess.DEVNULL, check=True)
        used = os.times().children_user - before
        if used > 0.5:
            return int(rounds / used * PROBE_SECONDS * 0.25)
        rounds *= 2


def lengths(jobs, rounds, chance):
    """Unequal jobs that have so many rounds together."""
    parts = [chance.uniform(1, LONGEST) for _ in range(jobs)]
    return [int(rounds * part / sum(parts)) for part in parts]


def measure(name, options, roost, work, directory, rows):
    cpus, owner = SCENARIOS[name]
    say(f"{name}: nodes of {', '.join(map(str, cpus))} CPUs" + (f"; node{owner} is taken back by its owner" if owner else ""))
    probe = rounds_of_probe(work)
    cluster = Cluster(roost, directory, cpus)
    try:
        cluster.up()
        work = cluster.bring(work)
        speeds = Speeds(cluster, work, probe)
        jobs = lengths(options.jobs, int(sum(speeds.of.values()) * options.ideal), random.Random(options.seed))
        outputs = None
        for way in options.ways:
            speeds = Speeds(cluster, work, probe)
            ideal, back = speeds.ideal(sum(jobs), owner)
            done = ways.run(way, cluster, [[work, str(rounds)] for rounds in jobs], owner, back, [work, str(1 << 62)])
            if outputs is None:
                outputs = done.outputs
            elif outputs != done.outputs:
                raise SystemExit(f"bench balance: {name}, {way}: the jobs printed something else than before")
            row = {"name": f"{name} {way}", "value": round(done.seconds, 1), "unit": "s", "vs": f"{name} ideal",
                   "ratio": round(done.seconds / ideal, 3), "ideal": round(ideal, 1), "moves": done.moves}
            rows.append(row)
            say(f"   {way:18}{row['value']:8.1f} s, ideal {row['ideal']:.1f} s, ratio {row['ratio']:.3f}, {done.moves} moves")
    finally:
        cluster.down()


def table(rows):
    lines = [f"{'':32}{'seconds':>9}{'ideal':>9}{'ratio':>8}{'moves':>7}"]
    lines += [f"{row['name']:32}{row['value']:9.1f}{row['ideal']:9.1f}{row['ratio']:8.3f}{row['moves']:7}" for row in rows]
    best = [row for row in rows if row["name"].split()[1] in ways.POLICIES]
    for row in best:
        met = "met" if row["ratio"] <= AIM else "missed"
        scenario = row["name"].split()[0]
        ahead = all(row["ratio"] < other["ratio"] for other in rows
                    if other["name"].split()[0] == scenario and other["name"].split()[1] not in ways.POLICIES)
        lines.append(f"{row['name']}: aim at most {AIM} of the ideal {met}; {'ahead of' if ahead else 'not ahead of'} every way without migration")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(prog="./roost bench balance")
    parser.add_argument("roost")
    parser.add_argument("work")
    parser.add_argument("directory")
    parser.add_argument("--scenario", action="append", choices=SCENARIOS, help="all three if none is named")
    parser.add_argument("--ways", default=",".join(ways.ALL), help=f"of {','.join(ways.ALL)}")
    parser.add_argument("--jobs", type=int, default=24)
    parser.add_argument("--ideal", type=float, default=90, help="seconds that all jobs take without any loss")
    parser.add_argument("--seed", type=int, default=1, help="of the lengths of the jobs")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    options.ways = options.ways.split(",")
    unknown = [way for way in options.ways if way not in ways.ALL]
    if unknown:
        parser.error(f"--ways: {unknown[0]} is none of {', '.join(ways.ALL)}")
    if options.jobs < 1 or options.ideal < 10:
        parser.error("--jobs must be at least 1, --ideal at least 10 seconds")
    os.makedirs(options.directory, exist_ok=True)
    # As an exception, so that the nodes are ended.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("bench balance: asked to end"))
    rows = []
    before = os.getloadavg()[0]
    for name in options.scenario or SCENARIOS:
        measure(name, options, options.roost, options.work, options.directory, rows)
    if options.json:
        print(json.dumps({"bench": "balance", "rows": rows}))
    else:
        print(f"{options.jobs} jobs, the longest {LONGEST} times the shortest, seed {options.seed}; load of this machine before: {before:.1f}")
        print(table(rows))


if __name__ == "__main__":
    main()
