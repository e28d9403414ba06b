"""A `limelight worker` process that is asked for maps, and replaced when it dies. Standard library alone.

    with Worker(["npx", "limelight", "worker", "--model", "my_model"]) as worker:
        answers = worker.ask([{"image": "a.jpg"}, {"image": "b.jpg", "class": "tabby"}])

Answers come in the order of the requests, one each, as the terminal prints them. A picture under which the process dies
twice is answered `"ok": false` with the name WorkerLost; no other picture is lost or done twice.
"""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections import Counter
from typing import Any, Iterable, Sequence

Answer = dict[str, Any]

IN_FLIGHT = 8
"""Requests that the process holds at once."""

DEATHS = 2
"""After so many deaths of the process under one picture it is given up."""


def row_of(image: str, answer: Answer) -> dict[str, Any]:
    """One row of a table: what became of a picture, and its map row by row, empty where there is none."""
    rows = answer.get("map", [])
    return {
        "image": image,
        "ok": bool(answer["ok"]),
        "error": json.dumps(answer["error"]) if "error" in answer else None,
        "label": answer.get("label"),
        "score": answer.get("score"),
        "height": len(rows),
        "width": len(rows[0]) if rows else 0,
        "map": [value for row in rows for value in row],
    }


class WorkerLost(RuntimeError):
    """The process does not start: the message is what it said."""


class Worker:
    def __init__(self, command: Sequence[str], env: dict[str, str] | None = None) -> None:
        self.command = list(command)
        self.env = env
        self.restarts = -1
        self._process: subprocess.Popen[str] | None = None
        self._answers: queue.Queue[str | None] = queue.Queue()

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def ask(self, requests: Iterable[Answer]) -> list[Answer]:
        wanted = list(requests)
        done: dict[int, Answer] = {}
        deaths: Counter[int] = Counter()
        waiting = list(range(len(wanted)))
        flying: list[int] = []
        while waiting or flying:
            while waiting and len(flying) < IN_FLIGHT:
                number = waiting.pop(0)
                flying.append(number)
                if not self._send({**wanted[number], "id": number}):
                    break
            answer = self._next()
            if answer is not None:
                number = answer["id"]
                flying.remove(number)
                done[number] = {**answer, "id": wanted[number].get("id")}
                continue
            # It answers in the order of its input: the first one without an answer is what it died of.
            guilty, *others = flying
            deaths[guilty] += 1
            if deaths[guilty] < DEATHS:
                others.insert(0, guilty)
            else:
                message = f"The process ended {DEATHS} times under this picture; look at it, or at the memory."
                done[guilty] = {
                    "id": wanted[guilty].get("id"),
                    "ok": False,
                    "error": {"name": "WorkerLost", "message": message},
                }
            waiting, flying = others + waiting, []
            self.close()
        return [done[number] for number in range(len(wanted))]

    def close(self) -> None:
        process, self._process = self._process, None
        if not process:
            return
        for stream in (process.stdin, process.stdout):
            try:
                if stream:
                    stream.close()
            except OSError:
                pass
        process.terminate()
        process.wait()

    def _send(self, request: Answer) -> bool:
        if self._process is None:
            self._start()
        try:
            assert self._process and self._process.stdin
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
            return True
        except OSError:
            return False

    def _start(self) -> None:
        self.restarts += 1
        self._answers = queue.Queue()
        self._process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self.env
        )
        reader = threading.Thread(target=_read, args=(self._process.stdout, self._answers), daemon=True)
        reader.start()

    def _next(self) -> Answer | None:
        """The next answer, or None where the process has ended. Raises WorkerLost where the command line is wrong."""
        line = self._answers.get()
        if line is not None:
            return json.loads(line)
        assert self._process
        code = self._process.wait()
        if code in (1, 2):
            raise WorkerLost(f"{' '.join(self.command)} ended with {code}; its reason stands above.")
        return None


def _read(stream: Any, answers: "queue.Queue[str | None]") -> None:
    try:
        for line in stream:
            answers.put(line)
    except ValueError:
        pass
    answers.put(None)
