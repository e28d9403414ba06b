"""Ten pictures drawn from a fixed seed, and those of a folder, as the network takes them."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageOps

MEAN, DEVIATION = 127.0, 128.0
SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".bmp"}


def drawn(size):
    """Ten unlike pictures: ramps, noise of three grains, stripes, shapes on plain and on noisy ground."""
    rng = np.random.default_rng(20)
    y, x = np.mgrid[0:size, 0:size] / (size - 1)
    ring = np.hypot(x - 0.5, y - 0.5)
    pictures = {
        "ramp": np.stack([x, y, 1 - x], -1),
        "rings": np.stack([0.5 + 0.5 * np.cos(ring * k) for k in (40, 60, 80)], -1),
        "stripes": np.stack([0.5 + 0.5 * np.sign(np.sin((x + k * y) * 60)) for k in (0, 1, 2)], -1),
        "checks": np.repeat(((x * 8).astype(int) + (y * 8).astype(int))[..., None] % 2, 3, -1),
        "white noise": rng.random((size, size, 3)),
        "soft noise": _grain(rng, size, 14),
        "clouds": _grain(rng, size, 4),
        "discs": _shapes(rng, Image.new("RGB", (size, size), (235, 235, 230)), "ellipse"),
        "boxes": _shapes(rng, _image(_grain(rng, size, 28)), "rectangle"),
        "vase": _vase(size),
    }
    return {name: _pixels(values) for name, values in pictures.items()}


def of_folder(folder, size):
    """Every picture of the folder, upright, without transparency, stretched to the size."""
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    return {path.name: _load(path, size) for path in paths}


def _load(path, size):
    picture = ImageOps.exif_transpose(Image.open(path)).convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    picture = Image.alpha_composite(white, picture).convert("RGB")
    return np.asarray(picture.resize((size, size), Image.Resampling.BILINEAR))


def prepared(pictures):
    """[n, size, size, 3] float32 of pixels 0..255, scaled as the network was trained."""
    return ((np.stack(list(pictures)).astype(np.float32) - MEAN) / DEVIATION).astype(np.float32)


def _pixels(values):
    return np.round(np.clip(values, 0, 1) * 255).astype(np.uint8)


def _image(values):
    return Image.fromarray(_pixels(values))


def _grain(rng, size, cells):
    small = _image(rng.random((cells, cells, 3)))
    return np.asarray(small.resize((size, size), Image.Resampling.BICUBIC)) / 255


def _shapes(rng, picture, shape):
    draw = ImageDraw.Draw(picture)
    for _ in range(24):
        (left, top), extent = rng.integers(0, 190, 2), int(rng.integers(12, 70))
        box = (int(left), int(top), int(left) + extent, int(top) + extent)
        getattr(draw, shape)(box, fill=tuple(int(value) for value in rng.integers(0, 256, 3)))
    return np.asarray(picture) / 255


def _vase(size):
    picture = Image.new("RGB", (size, size), (196, 188, 170))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, size * 3 // 4, size, size), fill=(120, 84, 52))
    outline = [(92, 40), (132, 40), (124, 78), (160, 130), (140, 190), (84, 190), (64, 130), (100, 78)]
    draw.polygon([(px * size // 224, py * size // 224) for px, py in outline], fill=(40, 82, 140))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(2))) / 255
