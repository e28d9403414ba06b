"""Figures of the small detector of src/models/boxes/testing/toyDetector.ts, computed with torch.

Grad-CAM, HiResCAM and LayerCAM of one box and class at each of its two levels (float64, before any normalisation), and
LayerCAM of both levels joined as Ultralytics does it: each clamped, enlarged to the picture (bilinear, corners not
aligned), divided by its largest value, of both the larger. Needs torch alone; prints JSON.
"""
import json
import math

import torch
import torch.nn.functional as F

SIDE, CLASSES = 16, 3


def floats(shape, data=None):
    count = math.prod(shape)
    values = [data[i % len(data)] if data else math.sin(i * 0.7) * 0.5 for i in range(count)]
    return torch.tensor(values, dtype=torch.float32).double().reshape(shape)


def picture():
    values = [((i * 37) % 101) / 101 for i in range(SIDE * SIDE * 3)]
    return torch.tensor(values, dtype=torch.float32).double().reshape(1, SIDE, SIDE, 3).permute(0, 3, 1, 2)


def network(x):
    fine = F.relu(F.conv2d(x, floats([6, 3, 3, 3]), floats([6], [0.1]), stride=2, padding=1))
    coarse = F.relu(F.conv2d(fine, floats([6, 6, 3, 3]), floats([6], [0.1, -0.1]), stride=2, padding=1))
    levels = [fine, coarse]
    scores = [
        F.conv2d(
            level,
            floats([CLASSES, 6, 1, 1], [1.1, -0.7, 0.4 + i, 0.9, -0.3]),
            floats([CLASSES], [-0.5, 0.1 * i, -0.2]),
        ).flatten(2)
        for i, level in enumerate(levels)
    ]
    return levels, torch.cat(scores, 2)


def fused(levels, gradients):
    maps = []
    for level, gradient in zip(levels, gradients):
        cam = (gradient.clamp(min=0) * level).sum(1, keepdim=True).clamp(min=0)
        cam = F.interpolate(cam, (SIDE, SIDE), mode="bilinear", align_corners=False)
        maps.append(cam / cam.amax().clamp(min=1e-7))
    return torch.stack(maps).amax(0)


def figures(anchor, class_index):
    levels, scores = network(picture().requires_grad_(True))
    score = scores[0, class_index, anchor]
    gradients = torch.autograd.grad(score, levels, allow_unused=True)
    gradients = [torch.zeros_like(a) if g is None else g for a, g in zip(levels, gradients)]
    rounded = lambda t: [round(v, 6) for v in t.detach().flatten().tolist()]
    made = {"anchor": anchor, "class": class_index, "score": round(score.item(), 6)}
    for name, level, g in zip(["fine", "coarse"], levels, gradients):
        made[name] = {
            "gradcam": rounded((g.mean((2, 3), keepdim=True) * level).sum(1).clamp(min=0)),
            "hirescam": rounded((g * level).sum(1).clamp(min=0)),
            "layercam": rounded((g.clamp(min=0) * level).sum(1).clamp(min=0)),
        }
    made["levels"] = rounded(fused(levels, gradients))
    return made


if __name__ == "__main__":
    print(json.dumps([figures(27, 0), figures(64 + 6, 1)]))
