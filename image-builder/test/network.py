"""A network of several machines, in a process of QEMU that has no machine: a hub, with a router that gives addresses and lets us in."""

import subprocess
import time

from machine import Machine, free_port
from serial_line import Fault

FIRST_ADDRESS = 15  # of 10.0.2.0/24: what the router gives to the first that asks; the second gets the next


class Network:
    """`with` starts and ends it. Machines reach each other and nobody else."""

    def __init__(self, folder, names):
        self.folder = folder
        self.names = names
        self.ports = {name: (free_port(), free_port()) for name in names}
        self.process = None

    def socket(self, name):
        return self.folder / f"{name}.network"

    def __enter__(self):
        forward = "".join(
            f",hostfwd=tcp:127.0.0.1:{ssh}-10.0.2.{FIRST_ADDRESS + number}:22"
            f",hostfwd=tcp:127.0.0.1:{console}-10.0.2.{FIRST_ADDRESS + number}:8101"
            for number, (ssh, console) in enumerate(self.ports.values()))
        line = ["qemu-system-x86_64", "-machine", "none", "-nodefaults", "-display", "none",
                "-netdev", f"user,id=router,restrict=on{forward}", "-netdev", "hubport,hubid=0,id=port0,netdev=router"]
        for number, name in enumerate(self.names, 1):
            self.socket(name).unlink(missing_ok=True)
            line += ["-netdev", f"stream,id=wire{number},server=on,addr.type=unix,addr.path={self.socket(name)}",
                     "-netdev", f"hubport,hubid=0,id=port{number},netdev=wire{number}"]
        self.process = subprocess.Popen(line, stdin=subprocess.DEVNULL, stderr=open(self.folder / "network.log", "wb"))
        deadline = time.monotonic() + 30
        while not all(self.socket(name).exists() for name in self.names):
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise Fault(f"the network did not start: {(self.folder / 'network.log').read_text()}")
            time.sleep(0.05)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()


class Member(Machine):
    """A machine of that network."""

    def __init__(self, wire, name, image, folder, disk_gb, settings, bundles):
        super().__init__(name, image, folder, disk_gb, settings, bundles)
        self.wire = wire
        self.ssh_port, self.console_port = wire.ports[name]

    def network(self):
        number = list(self.wire.ports).index(self.name) + 1
        return ["-netdev", f"stream,id=net,server=off,addr.type=unix,addr.path={self.wire.socket(self.name)}",
                "-device", f"virtio-net-pci,netdev=net,mac=52:54:00:00:00:{number:02x}"]
