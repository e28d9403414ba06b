"""model.json and its weights, as TensorFlow.js reads them."""

import json

import numpy as np

SHARD = "group1-shard1of1.bin"


def _packed(name, value, quantise):
    """The manifest's line and the bytes. Kernels may be kept in 8 bits, as offset and step."""
    spec = {"name": name, "shape": list(value.shape), "dtype": "int32" if value.dtype == np.int32 else "float32"}
    if quantise is None or value.ndim < 2:
        return spec, value.astype(value.dtype.newbyteorder("<")).tobytes()
    low, high = float(value.min()), float(value.max())
    step = (high - low) / 255 or 1.0
    # Zero stays exactly zero, as in the official converter.
    low = round(low / step) * step
    codes = np.clip(np.round((value.astype(np.float64) - low) / step), 0, 255).astype(np.uint8)
    spec["quantization"] = {"dtype": quantise, "scale": step, "min": low, "original_dtype": "float32"}
    return spec, codes.tobytes()


def write(folder, head, weights, quantise=None):
    folder.mkdir(parents=True, exist_ok=True)
    packed = [_packed(name, value, quantise) for name, value in weights]
    manifest = [{"paths": [SHARD], "weights": [spec for spec, _ in packed]}]
    (folder / SHARD).write_bytes(b"".join(data for _, data in packed))
    (folder / "model.json").write_text(json.dumps({**head, "weightsManifest": manifest}, separators=(",", ":")) + "\n")
