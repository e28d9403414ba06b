"""The stage in a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Sequence

import anywidget
import numpy as np
import traitlets

from .models import Files, files_of
from .pictures import Picture, is_avif, listed, picture_of
from .recipe import recipe_of

STATIC = Path(__file__).parent / "static"


class Explanation(anywidget.AnyWidget):
    """Pictures with their maps. `maps` and `results` fill as they are made, once the cell that shows it has ended."""

    _esm = STATIC / "widget.js"

    recipe = traitlets.Dict(help="Keys of a link: method, layer, target-class, p.samples, ...").tag(sync=True)
    count = traitlets.Int().tag(sync=True)

    def __init__(self, files: Files, pictures: Sequence[Picture], recipe: dict[str, str]) -> None:
        super().__init__(recipe=recipe, count=len(pictures))
        self._files = files
        self._pictures = list(pictures)
        self.maps: list[np.ndarray | None] = [None] * len(pictures)
        """float32 [h, w] of each picture, None until it is made."""
        self.results: list[dict[str, Any] | None] = [None] * len(pictures)
        """Class, layers, score, notes and manifest of each map, or what went wrong."""
        self.on_msg(self._heard)

    def _heard(self, _: Any, content: dict[str, Any], buffers: list[Any]) -> None:
        kind = content.get("kind")
        if kind == "ask":
            self._give(script=bool(content.get("script")))
        elif kind == "map":
            index = content["index"]
            self.maps[index] = np.frombuffer(bytes(buffers[0]), np.float32).reshape(content["shape"])
            self.results[index] = {key: value for key, value in content.items() if key != "kind"}
        elif kind == "failed":
            indices = range(len(self.maps)) if content["index"] is None else [content["index"]]
            for index in indices:
                self.maps[index] = None
                self.results[index] = {"error": {"name": content["name"], "message": content["message"]}}

    def _give(self, script: bool) -> None:
        if script:
            self.send({"kind": "script"}, [(STATIC / "engine.js.gz").read_bytes()])
        if any(is_avif(data) for _, data in self._pictures):
            self.send({"kind": "avif"}, [(STATIC / "avif_dec.wasm").read_bytes()])
        self.send({"kind": "model", "names": list(self._files)}, list(self._files.values()))
        for index, (name, data) in enumerate(self._pictures):
            self.send({"kind": "picture", "index": index, "name": name}, [data])


def explain(
    model: Any,
    images: Any,
    *,
    labels: Sequence[str] | None = None,
    input_size: int = 224,
    **wishes: Any,
) -> Explanation:
    """
    Maps of pictures, shown and computed in the notebook's page.

    model: a torch module, a Keras model, or the path of a file or folder. images: paths, PIL images or arrays [h, w, 3] of
    uint8, one or several. labels: names of the classes. input_size: side of the picture that a torch module takes.
    wishes: `method`, `layer`, `target_class`, `scale`, `fit`, `convention`, ... and the method's own parameters.
    """
    files = files_of(model, input_size, labels)
    pictures = [picture_of(image, index) for index, image in enumerate(listed(images))]
    return Explanation(files, pictures, recipe_of(wishes))
