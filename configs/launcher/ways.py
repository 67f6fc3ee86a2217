"""Ways to run many jobs on the nodes of ./roost bench balance: by hand, or left to a policy."""
import os
import queue
import time

POLICIES = ("load", "opportunity-cost")
ALL = ("stay", "dealt", "pool") + POLICIES


class Done:
    """What came of one way: seconds until the last job ended, what each printed, and how often processes moved."""

    def __init__(self, seconds, outputs, moves):
        self.seconds = seconds
        self.outputs = outputs
        self.moves = moves


class Owner:
    """Takes a node back after some seconds, with programs of his own that stay there."""

    PROGRAMS = 2

    def __init__(self, cluster, number, after, words):
        self.cluster, self.number, self.after, self.words = cluster, number, after, words
        self.running = []

    def look(self, seconds):
        if self.number and not self.running and seconds >= self.after:
            self.running = [self.cluster.start(self.words, self.number) for _ in range(self.PROGRAMS)]

    def leave(self):
        for process in self.running:
            process.terminate()
        for process in self.running:
            process.wait()


class Running:
    """Jobs that were started, with a file for the output of each."""

    def __init__(self, cluster):
        self.cluster = cluster
        self.all = []

    def start(self, words, number, movable):
        path = os.path.join(self.cluster.directory, f"{len(self.all)}.out")
        with open(path, "wb") as out:
            process = self.cluster.start(words, number, movable, out)
        self.all.append((process, number, path))

    def busy(self, number):
        return any(at == number and process.poll() is None for process, at, _ in self.all)

    def ended(self):
        return all(process.poll() is not None for process, _, _ in self.all)

    def outputs(self):
        """What they printed, in the order in which they were started."""
        for process, number, _ in self.all:
            if process.returncode != 0:
                raise SystemExit(f"bench balance: a job of node{number} ended with {process.returncode}")
        return [open(path, "rb").read() for _, _, path in self.all]


def run(way, cluster, jobs, owner, back, owners_words):
    """Runs jobs (lists of words) one way; owner is the node that is taken back after so many seconds, or None."""
    cluster.call("policy", "use", way if way in POLICIES else "hold")
    events = cluster.engine.listen()
    person = Owner(cluster, owner, back, owners_words)
    running = Running(cluster)
    waiting = list(jobs)
    began = time.monotonic()
    if way != "pool":
        for at, words in enumerate(waiting):
            number = cluster.numbers[at % len(cluster.numbers)] if way == "dealt" else 1
            running.start(words, number, way in POLICIES)
        waiting = []
    try:
        while waiting or not running.ended():
            # The next job for each node that has none: what xargs -P or GNU parallel do with a slot for each machine.
            for number in cluster.numbers:
                if waiting and not running.busy(number):
                    running.start(waiting.pop(0), number, False)
            person.look(time.monotonic() - began)
            time.sleep(0.02)
        seconds = time.monotonic() - began
    finally:
        for process, _, _ in running.all:
            if process.poll() is None:
                process.terminate()
        person.leave()
    return Done(seconds, running.outputs(), moves(events))


def moves(events):
    count = 0
    while True:
        try:
            count += events.get_nowait()["kind"] in ("COMMITTED", "RETURNED")
        except queue.Empty:
            return count
