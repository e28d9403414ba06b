"""What the wheel is tried on: a model, two pictures, the terminal command; and a server that the browser looks at."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from socket import socket
from typing import Iterator, Sequence

from PIL import Image, features

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILT_IN = ROOT / "public/builtin/tabletop-layers"
PICTURE = ROOT / "public/builtin/pictures/boards.png"
COMMAND = f"node {ROOT / 'dist/cli/limelight.mjs'}"
HAS_TORCH = bool(find_spec("torch") and find_spec("onnx"))

def as_avif(path: Path) -> Path:
    """The same picture in the format whose decoder is no part of the notebook's module, where Pillow writes it."""
    if not features.check("avif"):
        return path
    folder = Path(tempfile.mkdtemp(prefix="limelight-avif-"))
    atexit.register(shutil.rmtree, folder)
    made = folder / f"{path.stem}.avif"
    Image.open(path).convert("RGB").save(made)
    return made


SHOWN = as_avif(PICTURE)

NET = """
import torch
torch.manual_seed(1)
net = torch.nn.Sequential(
    torch.nn.Conv2d(3, 8, 3, stride=2, padding=1), torch.nn.ReLU(),
    torch.nn.Conv2d(8, 16, 3, stride=2, padding=1), torch.nn.ReLU(),
    torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten(), torch.nn.Linear(16, 3),
)
"""


def cells() -> list[str]:
    model = "net, labels=['a', 'b', 'c'], input_size=32, scale='unit'" if HAS_TORCH else repr(str(BUILT_IN))
    model, _, more = model.partition(", ")
    wishes = f", {more}" if more else ""
    picture = "numpy.random.default_rng(0).integers(0, 255, (32, 32, 3), numpy.uint8)"
    return [
        f"import numpy\nimport limelight_widget as limelight\n{NET if HAS_TORCH else ''}\npicture = {picture}\n"
        f"view = limelight.explain({model}, [picture, {str(SHOWN)!r}]{wishes}, method='layercam')\nview",
        f"plain = limelight.cam({model}, [picture, {str(SHOWN)!r}]{wishes}, method='layercam', command={COMMAND!r})\n"
        "worst = max(float(abs(a - b.map).max()) for a, b in zip(view.maps, plain))\n"
        "same = [each['class']['label'] for each in view.results] == [each.label for each in plain]\n"
        "f'worst {worst} labels {same}'",
    ]


@contextmanager
def serving(command: Sequence[str], log: Path) -> Iterator[str]:
    """`python -m` and the command with a free port at its end; the address, once it answers."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with log.open("w") as said:
        server = subprocess.Popen([sys.executable, "-m", *command, f"--port={port}"], stdout=said, stderr=said)
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(240):
                try:
                    urllib.request.urlopen(address).read()
                    break
                except OSError:
                    time.sleep(0.5)
            yield address
        finally:
            server.terminate()
            server.wait()


def look(script: str, address: str, folder: str) -> subprocess.CompletedProcess[str]:
    """What a script of this folder reads of the page; WIDGET_SHOT names a place for its picture."""
    shot = os.environ.get("WIDGET_SHOT", str(Path(folder, "page.png")))
    return subprocess.run(["node", str(HERE / script), address, shot], capture_output=True, text=True, cwd=ROOT)


def worst_in(said: str) -> float:
    return float(said.split("worst ")[1].split()[0])
