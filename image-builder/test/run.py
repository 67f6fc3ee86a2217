"""run.py [--profile generic|cloud] [NAME…]: boots the image in QEMU and looks at what it does.

Tests are the functions of tests.py, grouped by the machine that they need; all of a group use one machine, in order.
Machines, their serial output and pictures stay in target/test until the next run.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import time

import pair
import secure
import slots
import tests
import updates
from bundles import Bundles
from serial_line import Fault

TARGET = pathlib.Path(__file__).resolve().parent.parent / "target"


def make_key(folder):
    """A key that the console takes, too: one ECDSA key in 256 it never recognises."""
    rule = TARGET.parent.parent / "configs/agent/bin/roost-agent-user"
    while True:
        for file in (folder / "key", folder / "key.pub"):
            file.unlink(missing_ok=True)
        subprocess.run(["ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-C", "test", "-f", folder / "key"], check=True)
        if subprocess.run([rule, folder / "key.pub", "x", "admin"], capture_output=True).returncode == 0:
            return (folder / "key.pub").read_text().strip()


def image_of(profile):
    """The image of the sources' version; those that are updated to lie beside it."""
    version = re.search(r"<version>(.*?)(-SNAPSHOT)?</version>", (TARGET.parent.parent / "pom.xml").read_text())[1]
    name = f"roost-{version}-x86_64.img.zst" if profile == "generic" else f"roost-{version}-{profile}-x86_64.img.zst"
    if not (TARGET / name).exists():
        sys.exit(f"roost: image test: there is no {name}; ./roost image build --profile {profile} makes it")
    return TARGET / name, version


def run_group(group, image, folder, wanted, bundles):
    """Runs the tests of one machine; those behind a fault run all the same. Returns how many passed and failed."""
    chosen = [test for test in group.tests if not wanted or test.__name__ in wanted or group.name in wanted]
    if not chosen:
        return 0, 0
    print(f"image test: {group.name}: {group.what}", flush=True)
    counts = [0, 0]
    key = (folder / "key.pub").read_text().strip()
    with group.kind(group.name, image, folder, group.disk_gb, group.settings.replace("KEY", key), bundles) as machine:
        for test in chosen:
            began = time.monotonic()
            try:
                seen = test(machine)
                counts[0] += 1
                print(f"  ok    {test.__name__} ({time.monotonic() - began:.0f} s){': ' + seen if seen else ''}", flush=True)
            except (Fault, subprocess.SubprocessError) as fault:
                counts[1] += 1
                print(f"  FAULT {test.__name__} ({time.monotonic() - began:.0f} s): {fault}\n"
                      f"        all that it said: {machine.log}", flush=True)
    return counts


def main():
    parser = argparse.ArgumentParser(prog="./roost image test")
    parser.add_argument("--profile", default="cloud", choices=["generic", "cloud"])
    parser.add_argument("names", nargs="*", help="tests or machines; all if none is named")
    options = parser.parse_args()
    later = (*slots.GROUPS, *updates.GROUPS)
    groups = (*tests.GROUPS, *pair.GROUPS, *secure.GROUPS, *later)
    known = {test.__name__ for group in groups for test in group.tests} | {group.name for group in groups}
    for name in options.names:
        if name not in known:
            parser.error(f"there is no test {name}; there are {', '.join(sorted(known))}")
    image, version = image_of(options.profile)
    bundles = Bundles(options.profile, version)
    folder = TARGET / "test"
    folder.mkdir(parents=True, exist_ok=True)
    make_key(folder)
    print(f"image test: {image.name}, {image.stat().st_size / 1e6:.0f} MB", flush=True)
    passed = failed = 0
    wanted = set(options.names)
    if not wanted or any(group.name in wanted or wanted & {test.__name__ for test in group.tests} for group in later):
        bundles.build()
    for group in groups:
        good, bad = run_group(group, image, folder, wanted, bundles)
        passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
