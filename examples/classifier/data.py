"""Reads the shards that makeData.ts wrote, and varies pictures while training."""

from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from net import CLASSES

FOLDER = Path(__file__).parent / "data"
# Of a thing that shows less than this share of the picture nobody is asked whether it is there.
LEAST = 0.004


def areas(truth):
    """Visible share of the picture for each class: [n, side, side] -> [n, classes]."""
    flat = truth.reshape(len(truth), -1)
    return np.stack([(flat == k + 1).mean(1) for k in range(len(CLASSES))], 1).astype(np.float32)


def load(split):
    """Pictures [n, 3, side, side] in bytes, truth [n, side, side] in bytes, areas [n, classes]."""
    names = sorted(FOLDER.glob(f"{split}-*-truth.npy"))
    if not names:
        raise SystemExit(f"No {split} shards in {FOLDER}: run makeData.ts first.")
    truth = [np.load(name) for name in names]
    pictures = [np.load(str(name).replace("-truth", "")) for name in names]
    share = np.concatenate([areas(t) for t in truth])
    pictures = torch.from_numpy(np.concatenate(pictures)).permute(0, 3, 1, 2)
    return pictures, torch.from_numpy(np.concatenate(truth)), torch.from_numpy(share)


def side_of(done, dice):
    """Pictures grow as the training goes on: small ones are cheap, and sizes around 128 keep the net from minding."""
    middle = 5 if done < 0.35 else 6 if done < 0.65 else 8
    return 16 * int(torch.randint(middle - 1, middle + 2, (1,), generator=dice))


def turned(x, turn, mirror):
    x = torch.rot90(x, turn, (-2, -1))
    return x.flip(-1) if mirror else x


def vary(batch, truth, done, dice):
    """A table seen from above has no upper side: turns and mirrors are free. Then size, light and colour."""
    turn, mirror = int(torch.randint(4, (1,), generator=dice)), bool(torch.rand(1, generator=dice) < 0.5)
    x = turned(batch, turn, mirror).float() / 255
    side = side_of(done, dice)
    if side != x.shape[-1]:
        x = F.interpolate(x, (side, side), mode="bilinear", antialias=True)
    n = len(x)
    gain = 1 + 0.2 * (torch.rand(n, 1, 1, 1, generator=dice) - 0.5)
    tint = 1 + 0.16 * (torch.rand(n, 3, 1, 1, generator=dice) - 0.5)
    grey = x.mean((1, 2, 3), keepdim=True)
    contrast = 1 + 0.4 * (torch.rand(n, 1, 1, 1, generator=dice) - 0.5)
    x = ((x - grey) * contrast + grey) * gain * tint
    if torch.rand(1, generator=dice) < 0.3:
        x = x + 0.03 * torch.randn(x.shape, generator=dice)
    return x.clamp(0, 1), turned(truth, turn, mirror)
