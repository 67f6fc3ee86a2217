"""bmap.py IMAGE: prints the map of the blocks that hold data (format 2.0), with which flashers skip what is empty."""

import hashlib
import os
import sys

BLOCK = 4096  # bytes


def data_ranges(descriptor, size):
    """Yields (first, last) block of each stretch that the file system holds data of; lseek(2), SEEK_DATA."""
    position = 0
    while position < size:
        try:
            begin = os.lseek(descriptor, position, os.SEEK_DATA)
        except OSError:  # ENXIO: only a hole is left
            return
        end = os.lseek(descriptor, begin, os.SEEK_HOLE)
        yield begin // BLOCK, (end - 1) // BLOCK
        position = end


def checksum(image, first, last, size):
    """SHA-256 of the blocks from first to last."""
    digest = hashlib.sha256()
    image.seek(first * BLOCK)
    left = min((last + 1) * BLOCK, size) - first * BLOCK
    while left:
        piece = image.read(min(left, 1 << 20))
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest()


def bmap(path):
    """The map as XML; its own sum is taken with zeros in the place of the sum."""
    size = os.path.getsize(path)
    with open(path, "rb") as image:
        ranges = list(data_ranges(image.fileno(), size))
        lines = [
            f'    <Range chksum="{checksum(image, first, last, size)}"> {first}-{last} </Range>' for first, last in ranges
        ]
    mapped = sum(last - first + 1 for first, last in ranges)
    zeros = "0" * 64
    text = "\n".join([
        '<?xml version="1.0" ?>',
        '<bmap version="2.0">',
        f"    <ImageSize> {size} </ImageSize>",
        f"    <BlockSize> {BLOCK} </BlockSize>",
        f"    <BlocksCount> {-(-size // BLOCK)} </BlocksCount>",
        f"    <MappedBlocksCount> {mapped} </MappedBlocksCount>",
        "    <ChecksumType> sha256 </ChecksumType>",
        f"    <BmapFileChecksum> {zeros} </BmapFileChecksum>",
        "    <BlockMap>",
        *lines,
        "    </BlockMap>",
        "</bmap>",
        "",
    ])
    return text.replace(zeros, hashlib.sha256(text.encode()).hexdigest(), 1)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: bmap.py IMAGE")
    sys.stdout.write(bmap(sys.argv[1]))
