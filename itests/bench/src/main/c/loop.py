# loop.py: computes. Command: a number of rounds. Answer: "WALL-NS CPU-NS RESULT".
import os
import time


def next_line():
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            raise SystemExit(0)
        line += byte
    return line


def work(rounds):
    table = {}
    value = 1
    for i in range(rounds):
        value = (value * 1103515245 + 12345 + i) & 0x7FFFFFFF
        table[value & 1023] = [i, value]
    return value


os.write(1, b"ready\n")
while True:
    count = int(next_line())
    cpu = time.process_time_ns()
    wall = time.monotonic_ns()
    result = work(count)
    wall = time.monotonic_ns() - wall
    cpu = time.process_time_ns() - cpu
    os.write(1, b"%d %d %x\n" % (wall, cpu, result))
