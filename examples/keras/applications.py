"""Saves every network of keras.applications with random weights as Keras writes it, one .keras file each.

    pip install keras==3.15.1 jax
    KERAS_BACKEND=jax python examples/keras/applications.py FOLDER [NAME ...]

`node examples/keras/open.mjs FOLDER` then opens each with the terminal command.
"""

import sys
from pathlib import Path

import keras

# The smallest pictures that each family takes.
SIDES = {"Inception": 96, "Xception": 96, "NASNet": 64}


def names():
    found = (name for name in dir(keras.applications) if name[0].isupper())
    return sorted(found)


def side(name):
    return next((size for start, size in SIDES.items() if name.startswith(start)), 64)


def save(folder, name):
    file = folder / f"{name}.keras"
    if file.exists():
        return
    keras.utils.set_random_seed(7)
    size = side(name)
    make = getattr(keras.applications, name)
    make(weights=None, input_shape=(size, size, 3), classes=10).save(file)
    print(file, flush=True)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for each in sys.argv[2:] or names():
        save(target, each)
