"""Slurm and Kubernetes, as dry runs: each job of the array with the environment that its scheduler gives it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from subject import CLI, MODEL, PICTURES, ROOT, SCALE


class JobArrays(unittest.TestCase):
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
        script = [str(SCALE / "slurm/job.sh"), MODEL, str(self.list), str(out), "--backend", "wasm"]
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

    def test_the_image_has_what_the_command_needs(self) -> None:
        """The command is one folder beside sharp, in the project's version."""
        text = (SCALE / "kubernetes/Dockerfile").read_text()
        wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]["sharp"]
        self.assertIn(f" sharp@{wanted}\n", text)
        self.assertIn("COPY dist/cli /limelight/cli", text)

    def test_kubernetes(self) -> None:
        text = (SCALE / "kubernetes/job.yaml").read_text()
        args = re.search(r"args:\s*\[(.*?)\]", text, re.DOTALL)
        completions = re.search(r"completions: (\d+)", text)
        assert args and completions
        words = [word.strip().strip('"') for word in args[1].split(",") if word.strip()]
        self.assertEqual(words[-2:], ["--shards", completions[1]])
        out = self.folder / "maps"
        places = {"/data/model": MODEL, "/data/list.txt": str(self.list), "/data/maps": str(out)}
        command = [*CLI, *(places.get(word, word) for word in words), "--backend", "wasm"]
        for index in range(int(completions[1])):
            env = {**os.environ, "JOB_COMPLETION_INDEX": str(index)}
            subprocess.run(command, env=env, check=True, capture_output=True)
        self.check_merged(out)
