"""A machine in QEMU, emulated, that starts from the image with a disk of its own."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time

from serial_line import Fault, Serial

HERE = pathlib.Path(__file__).resolve().parent
FIRMWARE = pathlib.Path("/usr/share/OVMF")
MEMORY_MB = 2048
SSH = ["ssh", "-F", "/dev/null", "-o", "BatchMode=yes", "-o", "LogLevel=ERROR", "-o", "ConnectTimeout=30",
       "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"]


def free_port():
    """A port of the loopback that nobody has at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def partitions(image):
    """Label and offset in bytes of each partition of a disk, in its order; UEFI specification, GUID partition table."""
    with open(image, "rb") as disk:
        disk.seek(512)
        header = disk.read(92)
        if header[:8] != b"EFI PART":
            raise Fault(f"{image} has no GUID partition table")
        table, count, size = (int.from_bytes(header[a:b], "little") for a, b in ((72, 80), (80, 84), (84, 88)))
        disk.seek(table * 512)
        entries = [disk.read(size) for _ in range(count)]
    return [
        (entry[56:128].decode("utf-16-le").rstrip("\0"), int.from_bytes(entry[32:40], "little") * 512)
        for entry in entries
        if any(entry[:16])
    ]


class Machine:
    """One machine: `start` switches it on, `end` takes its power, `with` does so in any case. Its disk stays between starts."""

    firmware = "OVMF_CODE_4M.fd"
    hardware = ("-machine", "q35")

    def __init__(self, name, image, folder, disk_gb, settings, bundles):
        self.name = name
        self.bundles = bundles
        self.folder = folder / name
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.log = self.folder / "serial.log"
        self.disk = self.folder / "disk"
        with open(self.disk, "wb") as out:
            subprocess.run(["zstd", "-q", "-dc", "--sparse", image], stdout=out, check=True)
        os.truncate(self.disk, disk_gb << 30)
        self.key = self.folder.parent / "key"
        self.write_settings(settings)
        shutil.copy(FIRMWARE / "OVMF_VARS_4M.fd", self.folder / "variables")
        self.ssh_port, self.console_port = free_port(), free_port()
        self.process = None
        self.open_for_logins = False

    def write_settings(self, text):
        """Puts a roost.toml onto the partition that a person would edit."""
        file = self.folder / "roost.toml"
        file.write_text(text)
        offset = dict(partitions(self.disk))["ROOST-CFG"]
        subprocess.run(["mcopy", "-o", "-i", f"{self.disk}@@{offset}", file, "::roost.toml"], check=True)

    def start(self):
        self.began = time.monotonic()
        self.open_for_logins = False
        self.since = 0
        self.process = subprocess.Popen(
            ["qemu-system-x86_64", "-name", self.name, *self.hardware, "-accel", "tcg,thread=multi,tb-size=512",
             "-cpu", "max", "-smp", "2", "-m", str(MEMORY_MB), "-nodefaults", "-display", "none", "-vga", "std",
             "-drive", f"if=pflash,format=raw,readonly=on,file={FIRMWARE / self.firmware}",
             "-drive", f"if=pflash,format=raw,file={self.folder / 'variables'}",
             "-drive", f"if=virtio,format=raw,cache=unsafe,discard=unmap,file={self.disk}",
             *self.network(),
             "-device", "virtio-rng-pci", "-serial", "stdio", "-qmp", f"unix:{self.folder / 'qmp'},server,nowait"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=open(self.folder / "qemu.log", "wb"))
        self.serial = Serial(self.process.stdout, self.log)
        return self

    def network(self):
        """It ends at the machine, but for one server: http://10.0.2.100 has the updates."""
        served = f"guestfwd=tcp:10.0.2.100:80-cmd:{sys.executable} {HERE / 'serve.py'} {self.bundles.folder}"
        return ["-netdev", f"user,id=net,restrict=on,{self.forward()},{served}", "-device", "virtio-net-pci,netdev=net"]

    def forward(self):
        return f"hostfwd=tcp:127.0.0.1:{self.ssh_port}-:22,hostfwd=tcp:127.0.0.1:{self.console_port}-:8101"

    def flip(self, label, offset):
        """Flips a bit of a partition while the power is off."""
        with open(self.disk, "r+b") as disk:
            disk.seek(dict(partitions(self.disk))[label] + offset)
            byte = disk.read(1)[0]
            disk.seek(-1, os.SEEK_CUR)
            disk.write(bytes([byte ^ 1]))

    def boot_id(self):
        return self.root("cat /proc/sys/kernel/random/boot_id").strip()

    def next_boot(self, before, version, seconds):
        """Ends when another start than that with the id `before` is one of `version`, and somebody can log in."""
        since = len(self.serial.text)
        deadline = time.monotonic() + seconds
        seen = (before, None)
        while seen[0] == before or seen[1] != version:
            if time.monotonic() > deadline:
                raise Fault(f"{version} was not started within {seconds} s; {seen[1] or 'nothing'} was seen last")
            self.open_for_logins = False
            self.wait_for_login(deadline - time.monotonic())
            seen = self.start_and_version() or seen
            with self.serial.changed:
                self.serial.changed.wait(2)
        # Lines of this start are behind it.
        self.since = since

    def start_and_version(self):
        """Of the start that runs; None if it ended meanwhile, as a machine that goes down takes a login with it."""
        try:
            return tuple(self.root("cat /proc/sys/kernel/random/boot_id; . /usr/lib/os-release; echo $IMAGE_VERSION").split())
        except (Fault, subprocess.TimeoutExpired):
            return None

    def copy(self, file, place):
        """A file of ours into a folder of the machine; its path there."""
        self.wait_for_login()
        with open(file, "rb") as content:
            subprocess.run([*SSH, "-i", self.key, "-p", str(self.ssh_port), "root@127.0.0.1", f"cat > {place}/{file.name}"],
                           stdin=content, check=True, timeout=600)
        return f"{place}/{file.name}"

    def seconds(self):
        """Since it was switched on, of our clock."""
        return time.monotonic() - self.began

    def wait_for_login(self, seconds=1200):
        """Ends when somebody can log in; until then the machine refuses, or does not answer in time."""
        deadline = time.monotonic() + seconds
        while not self.open_for_logins:
            try:
                self.run([*SSH, "-i", self.key, "-p", str(self.ssh_port), "root@127.0.0.1", "true"], "login")
                self.open_for_logins = True
            except (Fault, subprocess.TimeoutExpired) as fault:
                if time.monotonic() > deadline or self.serial.ended:
                    raise Fault(f"nobody could log in within {seconds} s: {fault}") from fault
                with self.serial.changed:
                    self.serial.changed.wait(2)

    def root(self, command):
        """Runs a command as root by ssh; its output."""
        return self.login("root", command)

    def login(self, user, command):
        """Runs a command as somebody by ssh; its output."""
        self.wait_for_login()
        return self.run([*SSH, "-i", self.key, "-p", str(self.ssh_port), f"{user}@127.0.0.1", command], command)

    def console(self, command, good=(0, 255), seconds=180):
        """Runs a command of the agent's console. Karaf closes before it says goodbye, which ssh reports as 255."""
        return self.run([*SSH, "-i", self.key, "-p", str(self.console_port), "roost@127.0.0.1", command], command, good, seconds)

    def ask(self, command):
        """Begins a command of the console and does not wait for its end."""
        line = [*SSH, "-i", self.key, "-p", str(self.console_port), "roost@127.0.0.1", command]
        return subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def run(self, line, command, good=(0,), seconds=180):
        done = subprocess.run(line, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=seconds)
        if done.returncode not in good or (done.returncode == 255 and not done.stdout):
            said = " ".join((done.stdout + done.stderr).split())
            raise Fault(f"{self.name}: {command}: ended with {done.returncode}: {said}")
        return done.stdout

    def picture(self, file):
        """What is on its screen, as a PNG file."""
        with socket.socket(socket.AF_UNIX) as control:
            control.settimeout(30)
            control.connect(str(self.folder / "qmp"))
            stream = control.makefile("rw")
            stream.readline()
            for command in ({"execute": "qmp_capabilities"},
                            {"execute": "screendump", "arguments": {"filename": str(file), "format": "png"}}):
                print(json.dumps(command), file=stream, flush=True)
                answer = json.loads(stream.readline())
                if "return" not in answer:
                    raise Fault(f"QEMU does not do {command}: {answer}")

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
        if self.process:
            self.process.wait()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.end()
