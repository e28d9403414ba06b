"""Runs copied lines in FOLDER, and says how far each map is from the one beside it.

    python examples/copiedLines/check.py FOLDER

prints one line of JSON a file NAME.txt: its name, and the largest deviation from NAME.npy or why there is none.
"""

import json
import os
import sys
import warnings
from contextlib import redirect_stderr
from pathlib import Path

import numpy as np
import torch


def deviation(lines, wanted):
    """The lines as they were copied; `model` is all that they leave to the reader."""
    known = {"model": torch.load("model.pt", weights_only=False)}
    exec(lines, known)
    made = known["map"] if "map" in known else known["cam"].detach().numpy()
    return float(np.abs(np.squeeze(made) - np.squeeze(wanted)).max())


warnings.filterwarnings("ignore")
os.chdir(sys.argv[1])
torch.set_num_threads(1)
for file in sorted(Path(".").glob("*.txt")):
    answer = {"name": file.stem}
    try:
        with redirect_stderr(open(os.devnull, "w")):
            answer["off"] = deviation(file.read_text(), np.load(file.with_suffix(".npy")))
    except Exception as error:
        answer["why"] = f"{type(error).__name__}: {error}"
    print(json.dumps(answer), flush=True)
