"""Updates on a disk that nothing started from: the node's own programs, in its root, on a file. Takes seconds, not minutes.

What a start does with a slot afterwards is for the machines of updates.py.
"""

import gzip
import hashlib
import os
import pathlib
import shutil
import signal
import subprocess
import tarfile
import time

from bundles import TARGET
from machine import partitions
from serial_line import Fault
from tests import Group, need

LIMIT = 300  # seconds for one update


class Slots:
    """A disk as it is after the first start of the image, a boot partition beside it, and `roost-update` on both."""

    def __init__(self, name, image, folder, disk_gb, settings, bundles):
        self.bundles = bundles
        self.folder = folder / name
        shutil.rmtree(self.folder, ignore_errors=True)
        self.log = self.folder / "log"
        self.kernels = self.folder / "esp/EFI/Linux"
        self.transfers = self.folder / "transfers"
        self.disk = self.folder / "var/disk"
        for place in (self.kernels, self.transfers, self.folder / "var/lib/roost"):
            place.mkdir(parents=True)
        with open(self.disk, "wb") as out:
            subprocess.run(["zstd", "-q", "-dc", "--sparse", image], stdout=out, check=True)
        os.truncate(self.disk, disk_gb << 30)
        self.root = TARGET / bundles.profile / "final"
        for file in (self.root / "usr/lib/sysupdate.d").iterdir():
            text = file.read_text().replace("Path=auto", "Path=/var/disk")
            text = text.replace("Path=/EFI/Linux\nPathRelativeTo=boot", "Path=/boot/EFI/Linux")
            (self.transfers / file.name).write_text(text)
        self.runs(bundles.version)
        (self.kernels / f"roost_{bundles.version}.efi").write_bytes(b"kernel image of the version that runs")

    def __enter__(self):
        self.inside("systemd-repart --dry-run=no --offline=yes --definitions=/usr/lib/repart.d /var/disk")
        return self

    def __exit__(self, *_):
        pass

    def runs(self, version):
        """From now on this is the version that runs."""
        lines = (self.root / "usr/lib/os-release").read_text().splitlines()
        lines = [f"IMAGE_VERSION={version}" if line.startswith("IMAGE_VERSION=") else line for line in lines]
        (self.folder / "os-release").write_text("\n".join(lines) + "\n")

    def command(self, script):
        """A script in the node's root, with the disk, as bash begins it."""
        binds = [(self.folder / "var", "/var"), (self.folder / "esp", "/boot"), (self.transfers, "/usr/lib/sysupdate.d"),
                 (self.folder / "os-release", "/usr/lib/os-release")]
        line = " ".join(f"--bind {source} {place}" for source, place in binds)
        return ["bash", "-euc", f'. "$0/lib.sh"; inside "$1" {line} bash -uc "mkdir /run/roost; $2"', TARGET.parent, self.root, script]

    def inside(self, script):
        done = subprocess.run(self.command(script), env={**os.environ, "SOURCE_DATE_EPOCH": "0"}, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=LIMIT)
        with open(self.log, "a") as log:
            log.write(f"# {script}\n{done.stdout}{done.stderr}")
        return done.stdout

    def asking(self, file, options="--later"):
        """The script that asks for an update with a file of ours."""
        place = self.folder / "var/lib/roost/asked.tar"
        place.unlink(missing_ok=True)
        os.link(file, place)
        return f"echo install {options} /var/lib/roost/asked.tar | /usr/lib/roost/bin/roost-update"

    def install(self, file, options="--later"):
        """Asks for an update; the last line of the answer."""
        return (self.inside(self.asking(file, options)).strip().splitlines() or ["nothing"])[-1]

    def labels(self):
        return [label for label, _ in partitions(self.disk) if label.startswith(("roost_", "_empty"))]

    def second_slot(self):
        """Offsets of its root and of its hash tree."""
        return [offset for label, offset in partitions(self.disk) if label.startswith(("roost_", "_empty"))][2:4]

    def content(self, label, size):
        """SHA-256 of the first bytes of a partition."""
        digest = hashlib.sha256()
        with open(self.disk, "rb") as disk:
            disk.seek(dict(partitions(self.disk))[label])
            while size:
                piece = disk.read(min(size, 1 << 20))
                digest.update(piece)
                size -= len(piece)
        return digest.hexdigest()


def unpacked(file, ending):
    """Length and SHA-256 of what a member of an update holds."""
    digest, size = hashlib.sha256(), 0
    with tarfile.open(file) as tar:
        member = next(member for member in tar.getmembers() if member.name.endswith(ending))
        content = tar.extractfile(member)
        with gzip.open(content) if ending.endswith(".gz") else content as stream:
            while piece := stream.read(1 << 20):
                digest.update(piece)
                size += len(piece)
    return size, digest.hexdigest()


def old_and_empty(slots):
    version = slots.bundles.version
    return [f"roost_{version}", f"roost_{version}_verity", "_empty", "_empty"]


def foreign_signatures_are_refused(slots):
    for forged in (slots.bundles.signed_by_a_stranger(), slots.bundles.with_another_list()):
        answer = slots.install(forged)
        need("is not signed with the key" in answer, f"{forged.name}: {answer}")
    need(slots.labels() == old_and_empty(slots), f"the slots have changed: {slots.labels()}")


def what_is_no_update_is_refused(slots):
    junk = slots.folder / "junk"
    junk.write_text("no archive")
    need("is no update" in slots.install(junk), "a text was taken for an update")
    with tarfile.open(junk, "w") as tar:
        link = tarfile.TarInfo("roost-link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
        for name in ("SHA256SUMS", "SHA256SUMS.gpg"):
            tar.addfile(tarfile.TarInfo(name))
    need("something else than files" in slots.install(junk), "an archive with a link was taken for an update")


def older_versions_and_the_running_one_are_refused(slots):
    own = slots.bundles.file(slots.bundles.version)
    need("runs already" in slots.install(own), "the running version was taken")
    slots.runs(slots.bundles.next)
    need("is older than" in slots.install(own), "an older version was taken")
    slots.runs(slots.bundles.version)
    need(slots.labels() == old_and_empty(slots), f"the slots have changed: {slots.labels()}")


def an_update_that_is_killed_leaves_the_slot_empty(slots):
    """As soon as root, hash tree and kernel image begin to be there; none of them counts."""
    root, tree = slots.second_slot()
    began = {
        "the root": lambda: holds(slots.disk, root + 1024, b"\xe2\xe1\xf5\xe0"),
        "its hash tree": lambda: holds(slots.disk, tree, b"verity\0\0"),
        "the kernel image": lambda: len(list(slots.kernels.iterdir())) > 1,
    }
    for what, is_there in began.items():
        need(not is_there(), f"{what} is there already")
        script = slots.asking(slots.bundles.file(slots.bundles.next))
        # Its process namespace ends with the first process of it: all of the update is gone at once.
        update = subprocess.Popen(slots.command(script), env={**os.environ, "SOURCE_DATE_EPOCH": "0"}, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        while not is_there():
            try:
                update.wait(0.02)
                raise Fault(f"the update ended before {what} was there")
            except subprocess.TimeoutExpired:
                continue
        os.killpg(update.pid, signal.SIGKILL)
        update.wait()
        need(slots.labels() == old_and_empty(slots), f"the slots when {what} was begun: {slots.labels()}")
        need(not (slots.kernels / f"roost_{slots.bundles.next}+3-0.efi").exists(), f"a start would be tried when {what} was begun")


def holds(file, offset, value):
    with open(file, "rb") as disk:
        disk.seek(offset)
        return disk.read(len(value)) == value


def a_changed_byte_is_refused(slots):
    """The list is signed, and a file is not the one of the list."""
    file = slots.folder / "changed.tar"
    shutil.copy(slots.bundles.file(slots.bundles.next), file)
    with tarfile.open(file) as tar:
        member = next(member for member in tar.getmembers() if member.name.endswith(".efi"))
    with open(file, "r+b") as changed:
        changed.seek(member.offset_data + member.size // 2)
        byte = changed.read(1)[0]
        changed.seek(-1, os.SEEK_CUR)
        changed.write(bytes([byte ^ 1]))
    answer = slots.install(file)
    file.unlink()
    need(answer.startswith("fault ") and "file did not check out" in answer, f"it was taken, or refused for something else: {answer}")
    need(slots.labels() == old_and_empty(slots), f"a slot was named: {slots.labels()}")
    need(len(list(slots.kernels.iterdir())) == 1, f"there is a kernel image: {list(slots.kernels.iterdir())}")


def an_update_fills_the_other_slot(slots):
    """Byte for byte, under the names by which a start finds it."""
    version, file = slots.bundles.next, slots.bundles.file(slots.bundles.next)
    began = time.monotonic()
    answer = slots.install(file)
    seconds = time.monotonic() - began
    need(answer == "done", f"roost-update answered: {answer}")
    expected = [f"roost_{v}{kind}" for v in (slots.bundles.version, version) for kind in ("", "_verity")]
    need(slots.labels() == expected, f"the slots: {slots.labels()}")
    for label, ending in ((f"roost_{version}", ".root.gz"), (f"roost_{version}_verity", ".verity.gz")):
        size, digest = unpacked(file, ending)
        need(slots.content(label, size) == digest, f"{label} is not what the update holds")
    kernel = slots.kernels / f"roost_{version}+3-0.efi"
    need(kernel.exists(), f"kernel images: {list(slots.kernels.iterdir())}")
    need(hashlib.sha256(kernel.read_bytes()).hexdigest() == unpacked(file, ".efi")[1], "the kernel image is another one")
    return f"{seconds:.0f} s"


def an_update_that_lacks_its_kernel_image_goes_on(slots):
    """As a power cut leaves it that comes when the slot has its name already."""
    (slots.kernels / f"roost_{slots.bundles.next}+3-0.efi").unlink()
    before = slots.labels()
    answer = slots.install(slots.bundles.file(slots.bundles.next))
    need(answer == "done", f"roost-update answered: {answer}")
    need(slots.labels() == before, f"the slots: {slots.labels()}")
    need((slots.kernels / f"roost_{slots.bundles.next}+3-0.efi").exists(), "there is no kernel image")


def a_bad_version_gets_new_tries(slots):
    bad = slots.kernels / f"roost_{slots.bundles.next}+0-3.efi"
    (slots.kernels / f"roost_{slots.bundles.next}+3-0.efi").rename(bad)
    answer = slots.install(slots.bundles.file(slots.bundles.next))
    need(answer == "done", f"roost-update answered: {answer}")
    need(not bad.exists() and (slots.kernels / f"roost_{slots.bundles.next}+3.efi").exists(), f"{list(slots.kernels.iterdir())}")


def a_downgrade_makes_the_newer_one_step_back(slots):
    version = slots.bundles.next
    (slots.kernels / f"roost_{version}+3.efi").rename(slots.kernels / f"roost_{version}.efi")
    slots.runs(version)
    answer = slots.install(slots.bundles.file(slots.bundles.version), "--downgrade --later")
    need(answer == "done", f"roost-update answered: {answer}")
    names = sorted(file.name for file in slots.kernels.iterdir())
    need(names == sorted([f"roost_{version}+0-1.efi", f"roost_{slots.bundles.version}.efi"]), f"kernel images: {names}")


def the_version_that_runs_is_never_overwritten(slots):
    """A third version takes the place of the one that does not run, whatever is older."""
    slots.runs(slots.bundles.version)
    answer = slots.install(slots.bundles.file(slots.bundles.broken))
    need(answer == "done", f"roost-update answered: {answer}")
    need(f"roost_{slots.bundles.version}" in slots.labels(), f"the running version is gone: {slots.labels()}")
    need(f"roost_{slots.bundles.broken}" in slots.labels(), f"the new version is not there: {slots.labels()}")


GROUPS = (
    Group("slots", "updates of a disk that nothing runs from", 4, "", (
        foreign_signatures_are_refused,
        what_is_no_update_is_refused,
        older_versions_and_the_running_one_are_refused,
        an_update_that_is_killed_leaves_the_slot_empty,
        a_changed_byte_is_refused,
        an_update_fills_the_other_slot,
        an_update_that_lacks_its_kernel_image_goes_on,
        a_bad_version_gets_new_tries,
        a_downgrade_makes_the_newer_one_step_back,
        the_version_that_runs_is_never_overwritten,
    ), Slots),
)
