"""The same pictures through PyTorch and through TensorFlow.js, and how far the logits lie apart."""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

CHECK = Path(__file__).with_name("check.mjs")


def pytorch_logits(module, pictures):
    with torch.no_grad():
        return module(torch.from_numpy(pictures.transpose(0, 3, 1, 2).copy())).numpy()


def tensorflow_logits(folder, pictures, backend):
    with tempfile.TemporaryDirectory() as scratch:
        given, answer = Path(scratch, "pictures"), Path(scratch, "logits")
        given.write_bytes(pictures.tobytes())
        command = ["node", str(CHECK), str(folder), str(given), str(answer), backend]
        try:
            subprocess.run(command, check=True, capture_output=True, text=True)
        except FileNotFoundError:
            raise RuntimeError("Node is not installed; install Node 20 and try again.") from None
        except subprocess.CalledProcessError as error:
            print(error.stderr, file=sys.stderr)
            raise RuntimeError(f"TensorFlow.js could not run {folder}; is `npm ci` done in the project?") from None
        return np.frombuffer(answer.read_bytes(), np.float32).reshape(len(pictures), -1)


def compare(logits, reference):
    apart = np.abs(logits.astype(np.float64) - reference)
    same = logits.argmax(1) == reference.argmax(1)
    best, wanted = (np.argsort(values, 1)[:, -5:] for values in (logits, reference))
    shared = np.mean([len(set(a) & set(b)) for a, b in zip(best, wanted, strict=True)])
    return {"max": apart.max(), "mean": apart.mean(), "same": int(same.sum()), "of": len(same), "shared": shared}
