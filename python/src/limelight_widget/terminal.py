"""Maps without a browser: by `limelight worker`, one process for all pictures."""

from __future__ import annotations

import shlex
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Sequence

import numpy as np

from .limelight_worker import Worker
from .models import files_of
from .pictures import listed, picture_of
from .recipe import recipe_of


@dataclass(frozen=True)
class Cam:
    """One map, or why there is none."""

    map: np.ndarray | None
    """float32 [h, w]; None where it failed."""
    label: str | None
    probability: float | None
    answer: dict[str, Any]
    """All that the terminal says: layer, method, score, the most probable classes, what was guessed, remarks."""

    @property
    def error(self) -> str | None:
        return self.answer.get("error", {}).get("message")


def cam(
    model: Any,
    images: Any,
    *,
    labels: Sequence[str] | None = None,
    input_size: int = 224,
    command: str = "npx limelight",
    **wishes: Any,
) -> list[Cam]:
    """
    One Cam a picture, in their order. Arguments as of `explain`; `target_class` counts for all pictures.
    Raises WorkerLost where the command does not start.
    """
    pictures = [picture_of(image, index) for index, image in enumerate(listed(images))]
    with tempfile.TemporaryDirectory() as folder:
        place = _written(files_of(model, input_size, labels), Path(folder, "model"))
        paths = [_picture(Path(folder, str(index)), picture) for index, picture in enumerate(pictures)]
        with Worker([*shlex.split(command), "worker", "--model", str(place), *_options(wishes)]) as worker:
            answers = worker.ask({"image": str(path)} for path in paths)
    return [_cam(answer) for answer in answers]


def _written(files: dict[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


def _picture(folder: Path, picture: Any) -> Path:
    folder.mkdir()
    path = folder / picture.name
    path.write_bytes(picture.data)
    return path


def _options(wishes: dict[str, Any]) -> list[str]:
    options: list[str] = []
    for key, value in recipe_of(wishes).items():
        if key.startswith("p."):
            options += ["--param", f"{key[2:]}={value}"]
        else:
            options += [f"--{'class' if key == 'target-class' else key}", value]
    return options


def _cam(answer: dict[str, Any]) -> Cam:
    if not answer["ok"]:
        return Cam(None, None, None, answer)
    made = {key: value for key, value in answer.items() if key != "map"}
    return Cam(np.asarray(answer["map"], np.float32), answer["label"], answer.get("probability"), made)
