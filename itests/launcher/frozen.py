"""The policy freeze on a node that runs: what there is not enough for is frozen, and goes on when nobody freezes any more."""
import subprocess

from faults import eventually

HOGS = 5                # on a node with one CPU, of which half can be used: above red, which is three
NICE = ["nice", "-n", "5"]


def states(cluster):
    """Of the programs that may be frozen: FROZEN or HOME, by pid."""
    return {each["pid"]: each["state"] for each in cluster.engine.ask("processes") if each["automatic"] and each["nice"] > 0}


def frozen(cluster):
    return [pid for pid, state in states(cluster).items() if state == "FROZEN"]


def waits(cluster, words, check):
    cluster.call("console", "feature:install roost-policy-freeze")
    cluster.call("policy", "use", "freeze,hold")
    # With --stay, so that there is no room for them elsewhere.
    running = [subprocess.Popen([cluster.roost, "run", "--stay", "--", *NICE, *words], stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, cwd=cluster.directory) for _ in range(HOGS)]
    try:
        first = eventually(90, lambda: len(frozen(cluster)) >= 2 and frozen(cluster))
        check("whatANodeHasNotEnoughForIsFrozen", first, states(cluster))
        said = subprocess.run([cluster.roost, "policy", "explain", str(first[0]) if first else "0", "freeze"], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True).stdout
        check("thePolicyExplainsWhatItHasFrozen", "It is frozen" in said, said[-300:])
        others = [pid for pid, state in states(cluster).items() if state == "HOME"]
        check("theRestGoesOn", len(others) >= 1, states(cluster))
        cluster.call("policy", "use", "hold")
        check("whenNobodyFreezesAllGoesOn", eventually(60, lambda: not frozen(cluster) and len(states(cluster)) == HOGS), states(cluster))
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait()
