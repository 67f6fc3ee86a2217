"""Tests of updates, of the way back from a bad one, and of the factory reset. Each start costs minutes under emulation."""

import json
import time

from machine import HERE
from serial_line import Fault
from tests import READY_LIMIT, Group, need

UPDATE_LIMIT = 600  # seconds for fetching and writing an update


def image(machine):
    """What the node says of its versions; asked as often as it takes its agent to be there."""
    machine.serial.expect(r"^roost: agent +ready", READY_LIMIT, machine.since)
    return json.loads(machine.console("roost:update --json"))


def refused(machine, file, words):
    """The console's answer to an update that it must not take."""
    try:
        said = machine.console(f"roost:update {file}", (0,), UPDATE_LIMIT)
    except Fault as fault:
        need(words in str(fault), f"it was refused, but not because {words}: {fault}")
        return
    raise Fault(f"it was taken: {said}")


def running(machine):
    return machine.root(". /usr/lib/os-release && echo $IMAGE_VERSION").strip()


def kernels(machine):
    return machine.root("ls /boot/EFI/Linux").split()


def update(machine, version, options=""):
    machine.serial.expect(r"^roost: agent +ready", READY_LIMIT, machine.since)
    return machine.console(f"roost:update {options} http://10.0.2.100/{machine.bundles.name(version)}", (0, 255), UPDATE_LIMIT)


def a_wrong_signature_is_refused(machine):
    first = image(machine)
    for file in (machine.bundles.signed_by_a_stranger(), machine.bundles.with_another_list()):
        refused(machine, machine.copy(file, "/var/home/operator"), "is not signed with the key")
    need(image(machine)["slots"] == first["slots"], "a refused update has changed the slots")
    need(image(machine)["last"] is None, "what is not signed was written down as an update")


def what_is_no_update_is_refused(machine):
    refused(machine, "/etc/hosts", "is no update")
    refused(machine, "/nowhere", "there is no file /nowhere")
    refused(machine, "http://10.0.2.100/nothing.tar", "answers 404")


def updates_to_a_second_version(machine):
    """By its address, as a person does; what the node keeps is still there afterwards, and the start is found good."""
    machine.root("echo kept > /var/home/operator/kept; cp /etc/hosts /etc/added")
    before, began = machine.boot_id(), time.monotonic()
    said = update(machine, machine.bundles.next)
    installed = time.monotonic() - began
    need("guests go home, then the node starts again" in said, f"the console said: {said}")
    machine.next_boot(before, machine.bundles.next, READY_LIMIT)
    need(machine.root("cat /var/home/operator/kept").strip() == "kept", "a file in /home is lost")
    machine.root("test -e /etc/added")
    seen = image(machine)
    deadline = time.monotonic() + 120
    while seen["last"]["result"] != "GOOD" and time.monotonic() < deadline:
        seen = image(machine)
    need(seen["last"]["result"] == "GOOD", f"the update is not found good: {seen}")
    need([slot["state"] for slot in seen["slots"]] == ["GOOD", "GOOD"], f"the slots: {seen}")
    need(f"roost_{machine.bundles.next}.efi" in kernels(machine), f"the boot still counts: {kernels(machine)}")
    return f"fetched, checked and written in {installed:.0f} s, ready {time.monotonic() - began:.0f} s after it was asked for"


def an_older_version_is_refused(machine):
    old = machine.bundles.file(machine.bundles.version)
    refused(machine, f"http://10.0.2.100/{old.name}", "is older than")
    need(image(machine)["last"]["result"] == "REFUSED", "the refusal is not remembered")


def a_broken_version_rolls_back(machine):
    """Three starts that are not good, then the version before."""
    before, since = machine.boot_id(), len(machine.serial.text)
    update(machine, machine.bundles.broken)
    for _ in range(3):
        found = machine.serial.expect(rf"this start of {machine.bundles.broken} is not good: the node starts again", READY_LIMIT, since)
        since = found.end()
    machine.next_boot(before, machine.bundles.next, READY_LIMIT)
    seen = image(machine)
    need(seen["last"]["result"] == "ROLLED_BACK", f"the node says: {seen['last']}")
    return f"kernel images: {', '.join(kernels(machine))}"


def a_factory_reset_leaves_the_image_only(machine):
    name = machine.root("cat /var/lib/roost/node").strip()
    refused_reset = machine.console("roost:factory-reset somebody", (0, 1, 255))
    need("starts as new" not in refused_reset, f"the reset was not refused: {refused_reset}")
    version, certificate = running(machine), machine.root("cat /var/lib/roost/keys/node.crt.pem")
    machine.root("echo lost > /var/home/operator/lost")
    before = machine.boot_id()
    said = machine.console(f"roost:factory-reset {name}")
    need("loses all its data now" in said, f"the console said: {said}")
    machine.next_boot(before, version, READY_LIMIT)
    machine.root("test ! -e /var/home/operator/lost -a ! -e /etc/added")
    machine.serial.expect(r"^roost: agent +ready", READY_LIMIT, machine.since)
    need(machine.root("cat /var/lib/roost/keys/node.crt.pem") != certificate, "the node has its old key")
    need(not machine.root("ls /sys/firmware/efi/efivars | grep FactoryReset || true"), "the next start would reset it again")


def power_cut_while_the_root_is_written(machine):
    """Nothing of the update is there, and it can be installed."""
    cut(machine, "pgrep -x systemd-pull > /dev/null")
    need([slot["state"] for slot in image(machine)["slots"]] == ["GOOD", "EMPTY"], "the slots: " + str(image(machine)))


def power_cut_before_its_kernel_image_is_there(machine):
    """The root has its name already; no start is tried from it."""
    label = f"roost_{machine.bundles.next}"
    cut(machine, f"perl {machine.copy(HERE / 'stop-when-named.pl', '/run')} {label}")
    need(label in machine.root("lsblk -nro PARTLABEL").split(), "the power was cut before the root had its name")
    need(not [name for name in kernels(machine) if label in name], f"the power was cut too late: {kernels(machine)}")


def power_cut_when_it_is_installed(machine):
    """The next start is that of the new version."""
    said = update(machine, machine.bundles.next, "--later")
    need("runs from the next start on" in said, f"the console said: {said}")
    machine.end()
    machine.start()
    need(running(machine) == machine.bundles.next, f"{running(machine)} runs")
    machine.serial.expect(r"^roost: agent +ready", READY_LIMIT)


def cut(machine, moment):
    """Takes the power at a moment of an update: as soon as a command on the machine succeeds."""
    machine.serial.expect(r"^roost: agent +ready", READY_LIMIT, machine.since)
    machine.root(f"systemd-run --quiet --unit=moment sh -c 'until {{ {moment}; }}; do :; done; echo moment has come > /dev/ttyS0'")
    since = len(machine.serial.text)
    asked = machine.ask(f"roost:update --later http://10.0.2.100/{machine.bundles.name(machine.bundles.next)}")
    machine.serial.expect("moment has come", UPDATE_LIMIT, since)
    machine.end()
    asked.wait()
    machine.start()
    need(running(machine) == machine.bundles.version, f"{running(machine)} runs after the power was cut")


def a_flipped_bit_in_the_root_brings_the_other_slot(machine):
    """The superblock of the new root: dm-verity ends in a panic, three times, and the version before comes back."""
    said = update(machine, machine.bundles.next, "--later")
    need("runs from the next start on" in said, f"the console said: {said}")
    machine.end()
    machine.flip(f"roost_{machine.bundles.next}", 1024 + 16)
    machine.start()
    for number in range(3):
        found = machine.serial.expect(r"dm-verity device has I/O error|device-mapper: verity: .*corrupted|Kernel panic", READY_LIMIT, machine.since)
        machine.since = machine.serial.expect(r"Rebooting in 30 seconds", 120, found.start()).end()
    need(running(machine) == machine.bundles.version, f"{running(machine)} runs")
    need(image(machine)["last"]["result"] == "ROLLED_BACK", f"the node says: {image(machine)['last']}")


SETTINGS = 'hostname = "attic"\nssh_keys = ["KEY"]\n'

GROUPS = (
    Group("update", "a node that is updated, and reset in the end", 4, SETTINGS, (
        a_wrong_signature_is_refused,
        what_is_no_update_is_refused,
        updates_to_a_second_version,
        an_older_version_is_refused,
        a_broken_version_rolls_back,
        a_factory_reset_leaves_the_image_only,
    )),
    Group("power-cut", "a node that loses its power in the middle of updates", 4, SETTINGS, (
        power_cut_while_the_root_is_written,
        power_cut_before_its_kernel_image_is_there,
        power_cut_when_it_is_installed,
    )),
    Group("rotten-slot", "a node whose disk loses a bit", 4, SETTINGS, (a_flipped_bit_in_the_root_brings_the_other_slot,)),
)
