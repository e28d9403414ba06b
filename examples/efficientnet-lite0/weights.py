"""Weights as TensorFlow.js stores them: one manifest, shards of 4 MB, some of them in 8 or 16 bits."""

import json

import numpy as np

SHARD = 4 * 1024 * 1024


class Weights:
    def __init__(self):
        self.entries = []
        self.chunks = []

    def add(self, name, values, stored=None):
        """`stored` is "uint8" or "uint16", or None to keep the values as they are."""
        entry = {"name": name, "shape": list(values.shape), "dtype": str(values.dtype)}
        if stored:
            values, entry["quantization"] = _quantise(values, stored)
        self.entries.append(entry)
        self.chunks.append(np.ascontiguousarray(values).tobytes())

    def write(self, folder, model):
        """model.json and its shards; `model` is everything but the manifest."""
        data = b"".join(self.chunks)
        shards = [data[i : i + SHARD] for i in range(0, len(data), SHARD)]
        paths = [f"group1-shard{i}of{len(shards)}.bin" for i in range(1, len(shards) + 1)]
        folder.mkdir(parents=True, exist_ok=True)
        for stale in folder.glob("group*-shard*"):
            stale.unlink()
        for path, shard in zip(paths, shards, strict=True):
            (folder / path).write_bytes(shard)
        manifest = [{"paths": paths, "weights": self.entries}]
        (folder / "model.json").write_text(json.dumps({**model, "weightsManifest": manifest}))
        return len(data)


def _quantise(values, stored):
    """Affine, one range for the tensor, zero kept exact: as the converter of TensorFlow.js does it."""
    levels = np.iinfo(stored).max
    low, high = float(values.min()), float(values.max())
    if low == high:
        return np.zeros(values.shape, stored), _entry(stored, low, 1.0)
    scale = (high - low) / levels
    if low <= 0 <= high:
        low = -round(-low / scale) * scale
    steps = np.round((values.astype(np.float64) - low) / scale)
    return np.clip(steps, 0, levels).astype(stored), _entry(stored, low, scale)


def _entry(stored, low, scale):
    return {"dtype": stored, "min": low, "scale": scale, "original_dtype": "float32"}
