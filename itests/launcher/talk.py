"""talk.py calls|bytes FIFO FILE: is quiet until somebody writes a line into FIFO; then calls home, or reads FILE, without end."""
import os
import sys

kind, fifo, data = sys.argv[1:]
file = os.open(data, os.O_RDONLY)
piece = bytearray(1 << 20)
with open(fifo) as go:
    go.readline()
while True:
    if kind == "calls":
        os.read(file, 0)
    else:
        os.preadv(file, [piece], 0)
