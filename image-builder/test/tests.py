"""The tests of the image. To add one: a function that raises Fault, put into a group; what it returns is printed."""

import json
import time
from dataclasses import dataclass

from machine import Machine
from serial_line import Fault

READY_LIMIT = 1200  # seconds from power-on; emulated on two busy CPUs


@dataclass(frozen=True)
class Group:
    """Tests that use one machine, one after the other; or what stands for one."""

    name: str
    what: str
    disk_gb: int
    settings: str
    tests: tuple
    kind: type = Machine


def need(condition, sentence):
    if not condition:
        raise Fault(sentence)


def boots_by_uefi_until_engine_and_agent_are_ready(machine):
    """Seen from outside: the lines on the serial line, then an answer of the agent that needs the engine and the broker."""
    engine = machine.serial.expect(r"^roost: engine +ready \((\d+) s", READY_LIMIT)
    engine_seconds = machine.seconds()
    agent = machine.serial.expect(r"^roost: agent +ready \((\d+) s", READY_LIMIT)
    agent_seconds = machine.seconds()
    deadline = time.monotonic() + 120
    while (nodes := json.loads(machine.console("roost:nodes --json")))["nodes"] == [] or nodes["nodes"][0]["state"] != "READY":
        need(time.monotonic() < deadline, f"the agent does not see its own node as ready: {nodes}")
    need(len(nodes["nodes"]) == 1, f"the cluster is not of one node: {nodes}")
    need(nodes["cluster"] == "lab", f"the cluster is not that of roost.toml: {nodes}")
    need(nodes["broker"]["connected"], f"the broker is not connected: {nodes}")
    machine.root("test -d /sys/firmware/efi")
    return (f"engine {engine_seconds:.0f} s, agent {agent_seconds:.0f} s after power-on "
            f"({engine[1]} and {agent[1]} s after the kernel's start)")


def name_is_that_of_the_settings(machine):
    need(machine.root("uname -n").strip() == "kitchen", "the node's name is not that of roost.toml")


def root_is_read_only_and_verified(machine):
    need(machine.root("findmnt -no FSTYPE /").strip() == "erofs", "the root is no erofs")
    status = machine.root("veritysetup status root")
    need("status:      verified" in status or "verified" in status, f"dm-verity does not say verified: {status}")
    answer = machine.root("touch /usr/x 2>&1 || true")
    need("Read-only" in answer, f"/usr can be written: {answer}")


def data_partition_fills_the_disk(machine):
    """Partition and file system reach to what the image and the second slot leave of the disk."""
    disk = int(machine.root("cat /sys/class/block/vda/size")) * 512
    rows = [line.split() for line in machine.root("lsblk -bnlo SIZE,PARTLABEL /dev/vda").splitlines()]
    data = sum(int(row[0]) for row in rows if row[1:] == ["roost-var"])
    space = int(machine.root("df -B1 --output=size /var | tail -n 1"))
    need(disk == machine.disk.stat().st_size, f"the disk has {disk} bytes")
    need(data > disk - (1900 << 20), f"the data partition has only {data} of {disk} bytes: {rows}")
    need(space > data * 0.9, f"the file system has only {space} of {data} bytes")
    return f"{data >> 20} MB of {disk >> 20} MB"


def second_slot_is_there_and_empty(machine):
    labels = machine.root("lsblk -nlo PARTLABEL /dev/vda").split()
    need(labels.count("_empty") == 2, f"there is no empty slot: {labels}")


def boot_is_marked_good(machine):
    """Boot counting has let go of the kernel image: its name has no counter any more."""
    machine.root("systemctl start systemd-bless-boot.service")
    names = machine.root("ls /efi/EFI/Linux || ls /boot/EFI/Linux").split()
    need(len(names) == 1 and "+" not in names[0], f"the boot still counts: {names}")


def nobody_has_a_password(machine):
    fields = [line.split(":")[1] for line in machine.root("cat /etc/shadow").splitlines()]
    need(fields and all(field[:1] in "!*" and field for field in fields), f"there is a password: {fields}")


def logins_are_where_processes_may_travel(machine):
    """A program of a login is one that the engine lists, and that could move."""
    listed = json.loads(machine.console("roost:ps --json"))
    pid = int(machine.root("setsid sleep 1000 > /dev/null 2>&1 & echo $!"))
    deadline = time.monotonic() + 60
    while not any(process["pid"] == pid for process in listed):
        need(time.monotonic() < deadline, f"the console does not list process {pid} of a login: {listed}")
        listed = json.loads(machine.console("roost:ps --json"))


def no_unit_has_failed(machine):
    failed = machine.root("systemctl list-units --failed --no-legend --plain")
    need(failed == "", f"failed: {failed}")


def memory_of_the_agent_at_rest(machine):
    pid = machine.root("systemctl show -P MainPID roost-agent.service").strip()
    kib = int(machine.root(f"sed -n 's/^VmRSS:[^0-9]*\\([0-9]*\\) kB/\\1/p' /proc/{pid}/status"))
    need(kib < 400 << 10, f"{kib} KiB")
    return f"{kib >> 10} MiB"


def screen_shows_the_node(machine):
    """The picture is for people; that the page is being drawn is asked of the terminal's own memory."""
    text = machine.root("cat /dev/vcs1")
    need("node       kitchen" in text and "ready (" in text, f"tty1 shows something else: {text.strip()}")
    machine.picture(machine.folder / "screen.png")


def doctor_finds_nothing_wrong(machine):
    """The console's own check of everything; without the Internet the clock follows nobody, which is a warning."""
    views = json.loads(machine.console("roost:doctor --json", good=(0, 1, 255)))
    need({"engine", "broker", "units", "clock", "faults", "update"} <= {view["name"] for view in views}, f"it did not look at all: {views}")
    wrong = [view for view in views if view["state"] == "WRONG"]
    need(not wrong, f"wrong: {wrong}")
    return ", ".join(view["sentence"] for view in views if view["state"] != "GOOD")


def an_agent_that_is_stopped_is_started_again(machine):
    """roost-watch: three minutes of patience, then the next process answers."""
    old = machine.root("systemctl show -P MainPID roost-agent.service").strip()
    machine.root(f"kill -STOP {old}")
    deadline = time.monotonic() + 600
    while machine.root("systemctl show -P MainPID roost-agent.service").strip() in (old, "0"):
        need(time.monotonic() < deadline, "it is still the process that was stopped")
    need("is started again" in machine.root("journalctl -b -u roost-watch --no-pager"), "roost-watch does not say so")


def doctor_names_wrong_settings(machine):
    sentences = [view["sentence"] for view in json.loads(machine.console("roost:doctor --json", good=(0, 1, 255))) if view["name"] == "faults"]
    need(any("line 2: it is neither" in sentence for sentence in sentences), f"faults: {sentences}")


def wrong_settings_are_named_and_the_rest_counts(machine):
    machine.serial.expect(r"^roost: agent +ready", READY_LIMIT)
    text = machine.serial.text
    for words in (r"line 2: it is neither", r"there is no setting colour", r"no time zone \"Europe/Atlantis\""):
        machine.serial.expect(r"^roost: fault +roost.toml.*" + words, 30)
    need("fault" in text, "no fault was said before the agent was ready")
    need(machine.root("uname -n").strip().startswith("roost-"), "a wrong host name was taken")


GROUPS = (
    Group(
        "first-boot", "a node alone, with a key, a name and a cluster in roost.toml", 4,
        'hostname = "kitchen"\ncluster = "lab"\nssh_keys = ["KEY"]\n',
        (
            boots_by_uefi_until_engine_and_agent_are_ready,
            name_is_that_of_the_settings,
            root_is_read_only_and_verified,
            data_partition_fills_the_disk,
            second_slot_is_there_and_empty,
            boot_is_marked_good,
            nobody_has_a_password,
            logins_are_where_processes_may_travel,
            no_unit_has_failed,
            memory_of_the_agent_at_rest,
            screen_shows_the_node,
            doctor_finds_nothing_wrong,
            an_agent_that_is_stopped_is_started_again,
        ),
    ),
    Group(
        "wrong-settings", "a node whose roost.toml has faults", 4,
        'ssh_keys = ["KEY"]\nthis is no setting\ncolour = "red"\ntimezone = "Europe/Atlantis"\nhostname = "Not A Name"\n',
        (wrong_settings_are_named_and_the_rest_counts, doctor_names_wrong_settings),
    ),
)
