"""Pictures as people hold them -> files."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from PIL import Image


class Picture(NamedTuple):
    name: str
    data: bytes


def picture_of(picture: Any, index: int) -> Picture:
    """Raises TypeError for what is no picture, ValueError for an array of another shape or type."""
    if isinstance(picture, (str, Path)):
        return Picture(Path(picture).name, Path(picture).read_bytes())
    if isinstance(picture, np.ndarray):
        if picture.dtype != np.uint8 or picture.ndim not in (2, 3):
            raise ValueError(
                f"Picture {index} is an array {list(picture.shape)} of {picture.dtype}; give [h, w, 3] of uint8, 0 to 255."
            )
        picture = Image.fromarray(picture)
    if not isinstance(picture, Image.Image):
        raise TypeError(f"Picture {index} is a {type(picture).__name__}; give a path, a PIL image or an array.")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return Picture(f"picture-{index}.png", out.getvalue())


def is_avif(data: bytes) -> bool:
    """As the stage tells it: by the brands that the file begins with."""
    return data[4:8] == b"ftyp" and any(brand in data[8:32] for brand in (b"avif", b"avis"))


def listed(pictures: Any) -> list[Any]:
    """One picture is a list of one."""
    single = isinstance(pictures, (str, Path, Image.Image, np.ndarray))
    return [pictures] if single else list(pictures)
