"""A cable between machines, in a process of QEMU that has no machine: a hub. Each machine has its other port, by which we get in."""

import subprocess
import time

from machine import Machine
from serial_line import Fault


class Network:
    """`with` starts and ends it. It has no router, so that the machines give themselves addresses (RFC 3927)."""

    def __init__(self, folder, names):
        self.folder = folder
        self.names = names
        self.process = None

    def socket(self, name):
        return self.folder / f"{name}.network"

    def __enter__(self):
        line = ["qemu-system-x86_64", "-machine", "none", "-nodefaults", "-display", "none"]
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
    """A machine of that network; it is no neighbour of ours on the other port, which is a network of its own for each machine."""

    def __init__(self, wire, name, *rest):
        super().__init__(name, *rest)
        self.wire = wire

    def network(self):
        number = self.wire.names.index(self.name) + 1
        return ["-netdev", f"user,id=ours,restrict=on,net=10.0.{10 + number}.0/24,{self.forward()}", "-device", "virtio-net-pci,netdev=ours",
                "-netdev", f"stream,id=wire,server=off,addr.type=unix,addr.path={self.wire.socket(self.name)}",
                "-device", f"virtio-net-pci,netdev=wire,mac=52:54:00:00:01:{number:02x}"]
