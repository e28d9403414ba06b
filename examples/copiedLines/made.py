"""Makes what the copied lines are tried on: a small residual network with random weights, and pictures.

    python examples/copiedLines/made.py FOLDER

writes FOLDER/model.onnx, model.pt (the module, pickled whole), and pictures of odd sizes: a photograph's kind as JPEG,
one with transparency, one that brings a colour profile. `npm run lines` does it and compares.
"""

import sys
import warnings
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageCms
from torchvision.models.resnet import BasicBlock, ResNet

SIDE = 64


def network():
    torch.manual_seed(7)
    model = ResNet(BasicBlock, [1, 1, 1, 1], num_classes=5)
    torch.nn.init.normal_(model.fc.weight, std=0.1)
    for part in model.modules():
        if isinstance(part, torch.nn.BatchNorm2d):
            part.momentum = None
        if isinstance(part, torch.nn.ReLU):
            part.inplace = False
    model.train()
    with torch.no_grad():
        model(torch.randn(16, 3, SIDE, SIDE))
    return model.eval()


def picture(width, height, channels=3):
    """Hills of colour: alike neighbours, as photographs have them."""
    rows, columns = np.mgrid[0:height, 0:width]
    waves = [np.sin(rows / (7 + 3 * c)) + np.cos(columns / (11 - 2 * c) + c) for c in range(channels)]
    return Image.fromarray((np.stack(waves, -1) * 60 + 127).clip(0, 255).astype(np.uint8))


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    model = network()
    torch.save(model, folder / "model.pt")
    shown = torch.zeros(1, 3, SIDE, SIDE)
    warnings.filterwarnings("ignore")
    torch.onnx.export(model, (shown,), str(folder / "model.onnx"), dynamo=False, opset_version=17)
    picture(131, 94).save(folder / "wide.png")
    picture(77, 150, 4).save(folder / "clear.png")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    picture(97, 64).save(folder / "profiled.png", icc_profile=profile.tobytes())


main(Path(sys.argv[1]))
