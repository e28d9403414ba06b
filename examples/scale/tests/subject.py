"""What all ways are tried on: the command, a model, drawn scenes, and the answers of one process that nobody disturbs."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

SCALE = Path(__file__).resolve().parent.parent
ROOT = SCALE.parent.parent
CLI = ["node", str(ROOT / "dist/cli/limelight.mjs")]
MODEL = str(ROOT / "public/builtin/tabletop-layers")
PICTURES = ROOT / "public/builtin/pictures"
COUNT = int(os.environ.get("SCALE_PICTURES", "2000"))
FEW = 120
TOO_FEW = "it was over before a process could be killed: take more pictures"

sys.path.insert(0, str(SCALE))
from limelight_worker import Worker  # noqa: E402

COMMAND = [*CLI, "worker", "--model", MODEL, "--backend", "wasm"]


def installed(package: str) -> bool:
    """The folder `ray` of this example is none."""
    spec = find_spec(package)
    return spec is not None and spec.origin is not None


def module_in(folder: str) -> ModuleType:
    """Of the two files called explain.py the one in that folder."""
    sys.path.insert(0, str(SCALE / folder))
    try:
        sys.modules.pop("explain", None)
        return import_module("explain")
    finally:
        sys.path.pop(0)
        sys.modules.pop("explain", None)


def scenes(count: int) -> list[str]:
    return [f"scene:{seed}" for seed in range(count)]


DRAWN = Path(tempfile.mkdtemp(prefix="limelight-scenes-"))
atexit.register(shutil.rmtree, DRAWN)


def drawn(count: int) -> list[str]:
    """Scenes as files: drawn once, read by each way."""
    if len(list(DRAWN.iterdir())) < count:
        script = ["node", "--import", "tsx", str(SCALE / "drawScenes.ts"), str(DRAWN), str(count)]
        subprocess.run(script, cwd=ROOT, check=True)
    return [str(path) for path in sorted(DRAWN.glob("*.png"))]


class Plain:
    """The answers of one process that nobody disturbs, and the seconds that a picture took it."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._answers: dict[str, dict] = {}

    def of(self, images: list[str]) -> dict[str, dict]:
        missing = [image for image in images if image not in self._answers]
        if missing:
            begun = time.monotonic()
            with Worker(COMMAND) as worker:
                answers = worker.ask({"image": image} for image in missing)
            self.seconds = (time.monotonic() - begun) / len(missing)
            self._answers.update(zip(missing, answers))
        return {image: self._answers[image] for image in images}


PLAIN = Plain()


def middle(images: list[str]) -> float:
    """Seconds until two processes are about half through."""
    return PLAIN.seconds * len(images) / 4


def check_table(test: unittest.TestCase, rows: list[dict], images: list[str]) -> None:
    """As many answers as pictures, none twice, each with the plain run's numbers."""
    test.assertEqual(len(rows), len(images))
    by_image = {row["image"]: row for row in rows}
    test.assertEqual(set(by_image), set(images))
    worst = 0.0
    for image, answer in PLAIN.of(images).items():
        row = by_image[image]
        test.assertTrue(row["ok"], row)
        test.assertEqual(row["label"], answer["label"])
        flat = [value for line in answer["map"] for value in line]
        test.assertEqual(len(row["map"]), len(flat))
        worst = max(worst, *(abs(a - b) for a, b in zip(row["map"], flat)))
    print(f"{len(rows)} maps, none twice, worst difference {worst:.1e}", flush=True)
    test.assertLess(worst, 1e-6)
