"""Kills a process in the middle, as a machine under pressure does."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading

from subject import CLI


class Killer(threading.Thread):
    """Kills one process of the command once, a while after the first has started; or `above` it what keeps it."""

    def __init__(self, after: float, above: bool = False) -> None:
        super().__init__(daemon=True)
        self.killed: int | None = None
        self._after = after
        self._above = above
        self._stop_asked = threading.Event()
        self.start()

    def run(self) -> None:
        while not self._running():
            if self._stop_asked.wait(0.2):
                return
        if self._stop_asked.wait(self._after):
            return
        for pid in self._running():
            self.killed = parent(pid) if self._above else pid
            os.kill(self.killed, signal.SIGKILL)
            print(f"{'its keeper' if self._above else 'a worker'} killed after {self._after:.0f} s", flush=True)
            return

    def _running(self) -> list[int]:
        pattern = re.escape(f"{CLI[1]} worker")
        found = subprocess.run(["pgrep", "-f", f"^node {pattern}"], capture_output=True, text=True)
        return [int(pid) for pid in found.stdout.split()]

    def stop(self) -> None:
        self._stop_asked.set()
        self.join()


def parent(pid: int) -> int:
    return int(subprocess.run(["ps", "-o", "ppid=", "-p", str(pid)], capture_output=True, text=True).stdout)
