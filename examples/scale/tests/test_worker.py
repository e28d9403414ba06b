"""The process that Ray and Spark share."""

from __future__ import annotations

import json
import os
import signal
import sys
import unittest

from subject import CLI, COMMAND, PLAIN, scenes

from limelight_worker import Worker, WorkerLost, row_of


class TheWorker(unittest.TestCase):
    def test_a_death_in_the_middle_loses_nothing(self) -> None:
        images = scenes(12)
        with Worker(COMMAND) as worker:
            first = worker.ask([{"image": images[0]}])
            os.kill(worker.pid, signal.SIGKILL)
            rest = worker.ask({"image": image} for image in images[1:])
            self.assertEqual(worker.restarts, 1)
        expected = PLAIN.of(images)
        for image, answer in zip(images, first + rest):
            self.assertEqual(answer["map"], expected[image]["map"])

    def test_what_kills_it_twice_is_given_up_and_the_others_are_answered(self) -> None:
        script = (
            "import json, os, sys\n"
            "for line in sys.stdin:\n"
            "    asked = json.loads(line)\n"
            "    if asked['image'] == 'bad': os._exit(139)\n"
            "    print(json.dumps({'id': asked['id'], 'ok': True, 'image': asked['image']}), flush=True)\n"
        )
        names = ["a", "b", "bad", "c", *"defghijklmnop"]
        with Worker([sys.executable, "-c", script]) as worker:
            answers = worker.ask({"id": name, "image": name} for name in names)
        self.assertEqual([answer["id"] for answer in answers], names)
        wrong = [answer for answer in answers if not answer["ok"]]
        self.assertEqual([(each["id"], each["error"]["name"]) for each in wrong], [("bad", "WorkerLost")])

    def test_a_row_holds_the_map_row_by_row_and_what_failed_has_none(self) -> None:
        row = row_of("a.png", {"ok": True, "label": "cat", "score": 2.5, "map": [[0, 0.5, 1], [1, 0, 0]]})
        self.assertEqual((row["height"], row["width"], row["map"]), (2, 3, [0, 0.5, 1, 1, 0, 0]))
        failed = row_of("b.png", {"ok": False, "error": {"name": "BadImage", "message": "No."}})
        self.assertEqual((failed["height"], failed["map"], failed["label"]), (0, [], None))
        self.assertEqual(json.loads(failed["error"]), {"name": "BadImage", "message": "No."})

    def test_a_wrong_command_line_is_an_error_and_no_endless_start(self) -> None:
        with Worker([*CLI, "worker", "--model", "nowhere"]) as worker:
            with self.assertRaises(WorkerLost):
                worker.ask([{"image": "scene:1"}])
