"""Tests of Secure Boot: an image that is signed with its builder's keys, and a firmware that takes them."""

import subprocess

from machine import Machine, partitions
from tests import READY_LIMIT, Group, need


class SecureMachine(Machine):
    """Its firmware checks what it starts, as soon as it has keys; at first it has none (setup mode)."""

    firmware = "OVMF_CODE_4M.secboot.fd"
    hardware = ("-machine", "q35,smm=on", "-global", "driver=cfi.pflash01,property=secure,value=on")

    def __init__(self, name, image, folder, disk_gb, settings, bundles):
        super().__init__(name, bundles.with_secure_boot(), folder, disk_gb, settings, bundles)


def the_first_start_gives_the_firmware_the_keys(machine):
    """The last byte of these variables is their value (UEFI specification, 3.3, globally defined variables)."""
    machine.serial.expect(r"^roost: agent +ready", READY_LIMIT)
    value = "od -An -tu1 -j4 /sys/firmware/efi/efivars/{}-8be4df61-93ca-11d2-aa0d-00e098032b8c"
    need(machine.root(value.format("SecureBoot")).split() == ["1"], "the firmware does not check what it starts")
    need(machine.root(value.format("SetupMode")).split() == ["0"], "the firmware has no keys")


def a_changed_kernel_image_is_not_started(machine):
    """One bit of the kernel image on the boot partition, in its middle."""
    machine.root("sync")
    machine.end()
    place = f"{machine.disk}@@{dict(partitions(machine.disk))['roost-esp']}"
    name = subprocess.run(["mdir", "-b", "-i", place, "::EFI/Linux"], capture_output=True, text=True, check=True).stdout.split()[0]
    copy = machine.folder / "kernel.efi"
    subprocess.run(["mcopy", "-o", "-i", place, name, copy], check=True)
    kernel = bytearray(copy.read_bytes())
    kernel[len(kernel) // 2] ^= 1
    copy.write_bytes(kernel)
    subprocess.run(["mcopy", "-o", "-i", place, copy, name], check=True)
    machine.start()
    machine.serial.expect(r"Access [Dd]enied|Security [Vv]iolation", 300)
    need("roost: " not in machine.serial.text[machine.since:], "a changed kernel image was started")


GROUPS = (
    Group("secure-boot", "a node that starts with Secure Boot", 4, 'ssh_keys = ["KEY"]\n', (
        the_first_start_gives_the_firmware_the_keys,
        a_changed_kernel_image_is_not_started,
    ), SecureMachine),
)
