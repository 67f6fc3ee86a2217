"""partitions.py IMAGE DIRECTORY VERSION PROFILE: writes the root of an image and its hash tree into files for an update.

A name carries the identity that the partition must get: halves of the root's hash, by which the kernel image finds it.
The whole partition is in there, compressed: what an older version left in the slot must not stay behind the new one.
"""

import gzip
import pathlib
import shutil
import sys
import uuid

SECTOR = 512
# Type of the partition and what it is called in names; Discoverable Partitions Specification, x86-64.
KINDS = {
    uuid.UUID("4f68bce3-e8cd-4db1-96e7-fbcaf984b709"): "root",
    uuid.UUID("2c7357ed-ebd2-46d9-aec1-23d437ec2bf5"): "verity",
}


def entries(disk):
    """Yields type, identity, first byte and length of each partition; UEFI specification, GUID partition table."""
    disk.seek(SECTOR)
    header = disk.read(92)
    if header[:8] != b"EFI PART":
        raise SystemExit(f"{disk.name} has no GUID partition table")
    table, count, size = (int.from_bytes(header[a:b], "little") for a, b in ((72, 80), (80, 84), (84, 88)))
    disk.seek(table * SECTOR)
    for entry in [disk.read(size) for _ in range(count)]:
        first, last = (int.from_bytes(entry[a:a + 8], "little") for a in (32, 40))
        yield uuid.UUID(bytes_le=entry[:16]), uuid.UUID(bytes_le=entry[16:32]), first * SECTOR, (last - first + 1) * SECTOR


class Stretch:
    """The bytes of one partition, to read once."""

    def __init__(self, disk, first, length):
        disk.seek(first)
        self.disk, self.left = disk, length

    def read(self, size):
        piece = self.disk.read(min(size, self.left))
        self.left -= len(piece)
        return piece


def main():
    image, directory, version, profile = sys.argv[1:]
    with open(image, "rb") as disk:
        for kind, identity, first, length in list(entries(disk)):
            if kind in KINDS:
                name = f"roost-{profile}_{version}_{identity}.{KINDS[kind]}.gz"
                # Neither name nor time in its head: equal bytes. The root is compressed within; only its end is to shrink.
                with open(pathlib.Path(directory) / name, "wb") as out, gzip.GzipFile("", "wb", 1, out, 0) as packed:
                    shutil.copyfileobj(Stretch(disk, first, length), packed, 1 << 20)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit("usage: partitions.py IMAGE DIRECTORY VERSION PROFILE")
    main()
