"""serve.py FOLDER: answers one request of HTTP on standard input with a file of FOLDER; QEMU starts one for each connection."""

import pathlib
import shutil
import sys

asked = sys.stdin.readline().split()
while sys.stdin.readline().strip():
    pass
file = pathlib.Path(sys.argv[1]) / pathlib.PurePosixPath(asked[1]).name
out = sys.stdout.buffer
if asked[0] == "GET" and file.is_file():
    out.write(f"HTTP/1.1 200 OK\r\nContent-Length: {file.stat().st_size}\r\nConnection: close\r\n\r\n".encode())
    with open(file, "rb") as content:
        shutil.copyfileobj(content, out)
else:
    out.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
