"""Each way to large sets, run here: `npm run scale`. SCALE_PICTURES says how many scenes Ray and Spark explain (2,000)."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import unittest
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CLI = ["node", str(ROOT / "dist/cli/limelight.mjs")]
MODEL = str(ROOT / "public/builtin/tabletop-layers")
PICTURES = ROOT / "public/builtin/pictures"
COUNT = int(os.environ.get("SCALE_PICTURES", "2000"))

sys.path.insert(0, str(HERE))
from limelight_worker import Worker, WorkerLost, row_of  # noqa: E402

COMMAND = [*CLI, "worker", "--model", MODEL, "--backend", "wasm"]


def installed(package: str) -> bool:
    """The folder `ray` beside this file is none."""
    spec = find_spec(package)
    return spec is not None and spec.origin is not None


def scenes(count: int) -> list[str]:
    return [f"scene:{seed}" for seed in range(count)]


_plain: dict[str, dict] = {}


def plain(images: list[str]) -> dict[str, dict]:
    """The answers of one process that nobody disturbs."""
    missing = [image for image in images if image not in _plain]
    if missing:
        with Worker(COMMAND) as worker:
            answers = worker.ask({"image": image} for image in missing)
        _plain.update(zip(missing, answers))
    return {image: _plain[image] for image in images}


class Killer(threading.Thread):
    """Kills one process of the command once, a while after the first has started."""

    def __init__(self, after: float) -> None:
        super().__init__(daemon=True)
        self.killed: int | None = None
        self._after = after
        self._stop_asked = threading.Event()
        self.start()

    def run(self) -> None:
        while not self._running():
            if self._stop_asked.wait(0.2):
                return
        if self._stop_asked.wait(self._after):
            return
        for pid in self._running():
            os.kill(pid, signal.SIGKILL)
            self.killed = pid
            return

    def _running(self) -> list[int]:
        pattern = re.escape(f"{CLI[1]} worker")
        found = subprocess.run(["pgrep", "-f", f"^node {pattern}"], capture_output=True, text=True)
        return [int(pid) for pid in found.stdout.split()]

    def stop(self) -> None:
        self._stop_asked.set()
        self.join()


def check_table(test: unittest.TestCase, rows: list[dict], images: list[str]) -> None:
    """As many answers as pictures, none twice, each with the plain run's numbers."""
    test.assertEqual(len(rows), len(images))
    by_image = {row["image"]: row for row in rows}
    test.assertEqual(set(by_image), set(images))
    worst = 0.0
    for image, answer in plain(images).items():
        row = by_image[image]
        test.assertTrue(row["ok"], row)
        test.assertEqual(row["label"], answer["label"])
        flat = [value for line in answer["map"] for value in line]
        test.assertEqual(len(row["map"]), len(flat))
        worst = max(worst, *(abs(a - b) for a, b in zip(row["map"], flat)))
    print(f"{len(rows)} maps, worst difference {worst:.1e}", flush=True)
    test.assertLess(worst, 1e-6)


class TheWorker(unittest.TestCase):
    def test_a_death_in_the_middle_loses_nothing(self) -> None:
        images = scenes(12)
        with Worker(COMMAND) as worker:
            first = worker.ask([{"image": images[0]}])
            os.kill(worker.pid, signal.SIGKILL)
            rest = worker.ask({"image": image} for image in images[1:])
            self.assertEqual(worker.restarts, 1)
        expected = plain(images)
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


@unittest.skipUnless(installed("ray"), "needs ray[data]: pip install -r examples/scale/ray/requirements.txt")
class Ray(unittest.TestCase):
    def test_two_actors_one_worker_killed(self) -> None:
        import ray

        sys.path.insert(0, str(HERE / "ray"))
        try:
            from explain import explain
        finally:
            sys.path.pop(0)
            sys.modules.pop("explain", None)
        images = scenes(COUNT)
        plain(images)
        paths = os.pathsep.join([str(HERE), str(HERE / "ray")])
        ray.init(num_cpus=2, logging_level="ERROR", include_dashboard=False, runtime_env={"env_vars": {"PYTHONPATH": paths}})
        killer = Killer(after=5)
        try:
            rows = explain(images, COMMAND, actors=2, batch=16).take_all()
        finally:
            killer.stop()
            ray.shutdown()
        self.assertIsNotNone(killer.killed, "it was over before a worker could be killed: take more pictures")
        check_table(self, rows, images)


JAVA = shutil.which("java") is not None


@unittest.skipUnless(installed("pyspark") and JAVA, "needs Java and pip install -r examples/scale/spark/requirements.txt")
class Spark(unittest.TestCase):
    def test_two_cores_one_worker_killed(self) -> None:
        from pyspark.sql import SparkSession

        sys.path.insert(0, str(HERE / "spark"))
        try:
            from explain import explain
        finally:
            sys.path.pop(0)
            sys.modules.pop("explain", None)
        images = scenes(COUNT)
        plain(images)
        os.environ["PYSPARK_PYTHON"] = sys.executable
        os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE / "spark"), str(HERE)])
        session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
        killer = Killer(after=5)
        try:
            table = explain(session, images, COMMAND, partitions=4)
            rows = [row.asDict() for row in table.collect()]
        finally:
            killer.stop()
            session.stop()
        self.assertIsNotNone(killer.killed, "it was over before a worker could be killed: take more pictures")
        check_table(self, rows, images)


class JobArrays(unittest.TestCase):
    """Dry runs: each job of the array with the environment that its scheduler gives it."""

    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.list = self.folder / "list.txt"
        self.names = sorted(path.name for path in PICTURES.glob("*.png"))
        self.list.write_text("".join(f"{PICTURES / name}\n" for name in self.names))

    def tearDown(self) -> None:
        shutil.rmtree(self.folder)

    def merged(self, out: Path) -> tuple[int, str]:
        done = subprocess.run([*CLI, "merge", str(out)], capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def check_merged(self, out: Path) -> None:
        code, said = self.merged(out)
        self.assertEqual(code, 0, said)
        rows = (out / "results.csv").read_text().splitlines()
        found = [name for name in self.names if sum(name in row for row in rows) == 1]
        self.assertEqual(found, self.names)

    def test_slurm(self) -> None:
        out = self.folder / "maps"
        script = [str(HERE / "slurm/job.sh"), MODEL, str(self.list), str(out), "--backend", "wasm"]
        for task in (0, 1, 2):
            if task == 2:
                self.assertEqual(self.merged(out)[0], 1, "a part is missing and merge says so")
            env = {
                **os.environ,
                "LIMELIGHT": " ".join(CLI),
                "SLURM_ARRAY_TASK_ID": str(task),
                "SLURM_ARRAY_TASK_COUNT": "3",
                "SLURM_ARRAY_TASK_MIN": "0",
            }
            subprocess.run(["bash", *script], env=env, check=True, capture_output=True)
        self.check_merged(out)

    def test_kubernetes(self) -> None:
        text = (HERE / "kubernetes/job.yaml").read_text()
        args = re.search(r"args: \[(.*)\]", text)
        completions = re.search(r"completions: (\d+)", text)
        assert args and completions
        words = [word.strip().strip('"') for word in args[1].split(",")]
        self.assertEqual(words[-2:], ["--shards", completions[1]])
        out = self.folder / "maps"
        places = {"/data/model": MODEL, "/data/list.txt": str(self.list), "/data/maps": str(out)}
        command = [*CLI, *(places.get(word, word) for word in words), "--backend", "wasm"]
        for index in range(int(completions[1])):
            env = {**os.environ, "JOB_COMPLETION_INDEX": str(index)}
            subprocess.run(command, env=env, check=True, capture_output=True)
        self.check_merged(out)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
