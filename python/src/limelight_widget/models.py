"""Whatever holds a model -> the files that Limelight opens."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Sequence

Files = dict[str, bytes]

LARGEST = 2**31
"""Bytes of all files together; more does not fit into a browser's memory."""


def files_of(model: Any, size: int, labels: Sequence[str] | None = None) -> Files:
    """
    `size`: side in pixels of the picture that a torch module takes, [1, 3, size, size].
    Raises TypeError for what holds no model, FileNotFoundError, and ValueError for too many bytes.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = _read(model, Path(folder), size)
    if labels is not None:
        files["labels.txt"] = "".join(f"{label}\n" for label in labels).encode()
    total = sum(len(data) for data in files.values())
    if total > LARGEST:
        raise ValueError(f"The model's files have {total / 2**30:.1f} GiB; a browser holds at most 2.")
    return files


def _read(model: Any, folder: Path, size: int) -> Files:
    if isinstance(model, (str, Path)):
        return _from_disk(Path(model))
    kinds = {base.__module__.split(".")[0] for base in type(model).__mro__}
    if "torch" in kinds:
        return _from_torch(model, folder, size)
    if kinds & {"keras", "tf_keras"}:
        model.save(folder / "model.keras")
        return _from_disk(folder / "model.keras")
    raise TypeError(f"{type(model).__name__} is neither a torch module, a Keras model nor a path.")


def _from_disk(path: Path) -> Files:
    if path.is_dir():
        return {file.relative_to(path).as_posix(): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}
    if not path.exists():
        raise FileNotFoundError(f"{path} does not exist; give the model's file or its folder.")
    return {path.name: path.read_bytes()}


def _from_torch(module: Any, folder: Path, size: int) -> Files:
    import torch

    training = module.training
    parameter = next(module.parameters(), None)
    device = parameter.device if parameter is not None else "cpu"
    try:
        module.eval()
        picture = torch.zeros(1, 3, size, size, device=device)
        torch.onnx.export(module, (picture,), str(folder / "model.onnx"), dynamo=False)
    finally:
        module.train(training)
    return _from_disk(folder)
