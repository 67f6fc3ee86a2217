"""A node's engine, asked over its control socket (docs/control.md)."""
import json
import queue
import socket
import threading


class Engine:
    """One connection for questions, and another for events."""

    def __init__(self, process_one):
        self.path = f"/proc/{process_one}/root/run/roost/engine.sock"
        self.lines = self.connect()
        self.count = 0

    def connect(self):
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(self.path)
        return connection.makefile("rw", encoding="utf-8")

    def ask(self, operation, **fields):
        self.count += 1
        answer = self.exchange(self.lines, {"id": self.count, "op": operation, **fields})
        if not answer["ok"]:
            raise SystemExit(f"the engine says: {answer['error']}")
        return answer["result"]

    @staticmethod
    def exchange(lines, request):
        lines.write(json.dumps(request) + "\n")
        lines.flush()
        return json.loads(lines.readline())

    def listen(self):
        """A queue of MigrationEvents from now on."""
        events = queue.Queue()
        lines = self.connect()
        self.exchange(lines, {"id": 1, "op": "listen"})

        def read():
            for line in lines:
                events.put(json.loads(line)["event"])

        threading.Thread(target=read, name="events", daemon=True).start()
        return events
