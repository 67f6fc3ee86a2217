"""Two machines that become one cluster, in the steps of docs/flash.md, and a program that travels between them."""

import json
import re
import time

from network import Member, Network
from serial_line import Fault
from tests import READY_LIMIT, Group, need

# What the program prints depends on all of its work, of which the second half waits (and works on) until it has been away.
STEPS = 40_000_000
PROGRAM = f"""my $v = 1;
sub work {{ for my $i ($_[0] .. $_[1]) {{ $v = ($v * 1103515245 + $i) % 2147483648 }} }}
work(1, {STEPS // 2});
my $n = 0;
until (-e "/var/tmp/go") {{ $n++ for 1 .. 100000 }}
work({STEPS // 2 + 1}, {STEPS});
print "$v\\n";"""


class Pair:
    """attic and kitchen; their settings name nothing but themselves and their operator's key."""

    def __init__(self, name, image, folder, disk_gb, settings, bundles):
        place = folder / name
        place.mkdir(parents=True, exist_ok=True)
        self.network = Network(place, ["attic", "kitchen"])
        self.attic, self.kitchen = (
            Member(self.network, member, image, folder, disk_gb, f'hostname = "{member}"\n{settings}', bundles)
            for member in ("attic", "kitchen"))
        self.log = f"{self.attic.log} and {self.kitchen.log}"

    def __enter__(self):
        self.network.__enter__()
        self.attic.start()
        self.kitchen.start()
        return self

    def __exit__(self, *_):
        self.kitchen.end()
        self.attic.end()
        self.network.__exit__()


def until(what, seconds, look):
    """What `look` returns as soon as that is true; `what` is said when it never is."""
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        need(time.monotonic() < deadline, f"not within {seconds} s: {what}")
    return seen


def both_are_ready(pair):
    for machine in (pair.attic, pair.kitchen):
        machine.serial.expect(r"^roost: agent +ready", READY_LIMIT)
    return f"{pair.attic.seconds():.0f} s after power-on"


def the_second_waits_and_is_accepted_by_its_code(pair):
    until("attic lists kitchen as waiting", 300, lambda: re.search(r"\bkitchen\b", pair.attic.console("roost:nodes --waiting")))
    pair.attic.console("roost:accept kitchen")
    code = until("kitchen shows a code", 120, lambda: re.search(r"\b(\d{6})-(\d{4})\b", pair.kitchen.root("cat /dev/vcs1")))
    wrong = f"{code[1]}-{(int(code[2]) + 1) % 10000:04d}"
    answer = pair.attic.console(f"roost:accept kitchen {wrong}", (0, 1, 255))
    need("is not the one" in answer, f"a wrong code was not refused: {answer}")
    pair.attic.console("roost:accept kitchen")
    code = until("kitchen shows another code", 120, lambda: another(pair, code[0]))
    said = pair.attic.console(f"roost:accept kitchen {code}", seconds=READY_LIMIT)
    return said.strip().splitlines()[-1] if said.strip() else ""


def another(pair, before):
    seen = re.search(r"\b\d{6}-\d{4}\b", pair.kitchen.root("cat /dev/vcs1"))
    return seen[0] if seen and seen[0] != before else None


def nodes(machine):
    seen = json.loads(machine.console("roost:nodes --json"))
    return {node["id"]: node["state"] for node in seen["nodes"]}


def both_see_one_cluster(pair):
    ready = {"attic": "READY", "kitchen": "READY"}
    began = time.monotonic()
    for machine in (pair.attic, pair.kitchen):
        until(f"{machine.name} sees two nodes that are ready", READY_LIMIT, lambda: quietly(lambda: nodes(machine)) == ready)
    return f"{time.monotonic() - began:.0f} s after the code"


def quietly(look):
    """Nothing while the agent starts anew."""
    try:
        return look()
    except (Fault, ValueError):
        return None


def a_program_moves_there_and_home_and_its_output_is_the_same(pair):
    command = f"perl -e '{PROGRAM}'"
    pid = int(pair.attic.login("operator", f"setsid {command} > /var/tmp/out 2> /var/tmp/err & echo $!"))
    state = lambda: {p["pid"]: p for p in json.loads(pair.attic.console("roost:ps --json"))}.get(pid, {})
    until("attic lists the program", 120, state)
    bring(pair.attic, pid, "kitchen", lambda: state().get("where") == "kitchen")
    bring(pair.attic, pid, "home", lambda: state().get("where") == "attic")
    pair.attic.root("touch /var/tmp/go")
    until("the program ends", READY_LIMIT, lambda: pair.attic.root(f"kill -0 {pid} 2> /dev/null && echo lives || echo ended").strip() == "ended")
    value = 1
    for i in range(1, STEPS + 1):
        value = (value * 1103515245 + i) % 2147483648
    out, err = pair.attic.root("cat /var/tmp/out").strip(), pair.attic.root("cat /var/tmp/err").strip()
    need(out == str(value) and err == "", f"it printed {out} {err}; it should be {value}")
    receipts = pair.attic.root("wc -c < /var/lib/roost/state/receipts.log").strip()
    return f"{receipts} bytes of receipts"


def bring(machine, pid, node, is_there):
    """By hand, unless the policy moves it at this moment."""
    def look():
        if is_there():
            return True
        try:
            machine.console(f"roost:migrate {pid} {node}", (0, 255), 300)
        except Fault as fault:
            if "is being moved already" not in str(fault):
                raise
        return is_there()
    until(f"the program is at {node}", 300, look)


GROUPS = (
    Group("pair", "two nodes on one network", 4, 'ssh_keys = ["KEY"]\n', (
        both_are_ready,
        the_second_waits_and_is_accepted_by_its_code,
        both_see_one_cluster,
        a_program_moves_there_and_home_and_its_output_is_the_same,
    ), Pair),
)
