"""Exports one full-size network of torchvision with random weights, and what torchcam says of it.

    pip install torch torchvision onnx onnxscript torchcam
    python examples/torchvision/export.py FOLDER NETWORK [--older]

writes FOLDER/model.onnx (and model.onnx.data), input.npy [1, 224, 224, 3] and figures.json: the logits, and torchcam's
maps by method, layer and class, in double precision. `npm run onnx:torchvision` does it for all and compares.
"""

import copy
import json
import sys
import warnings
from pathlib import Path

import numpy as np
import torch
import torchvision
from torch import nn
from torchcam import methods

METHODS = ["GradCAM", "GradCAMpp", "XGradCAM", "LayerCAM"]


def channels_first(values):
    return values.permute(0, 3, 1, 2)


def patches(values):
    n, tokens, width = values.shape
    side = int((tokens - 1) ** 0.5)
    return values[:, 1:].transpose(1, 2).reshape(n, width, side, side)


# Layers that are explained, and how their values become [n, c, h, w] where they are not.
NETWORKS = {
    "resnet50": (["layer3", "layer4"], None),
    "mobilenet_v3_large": (["features.12", "features.16"], None),
    "efficientnet_b0": (["features.5", "features.8"], None),
    "convnext_tiny": (["features.5", "features.7"], None),
    "vit_b_16": (["encoder.layers.encoder_layer_8", "encoder.layers.encoder_layer_11.ln_1"], patches),
    "swin_t": (["features.5", "norm"], channels_first),
}


def network(name):
    """Random weights as torchvision draws them; statistics of norms from noise; a head that is not all zero."""
    torch.manual_seed(7)
    model = getattr(torchvision.models, name)(weights=None)
    last = [part for part in model.modules() if isinstance(part, nn.Linear)][-1]
    nn.init.normal_(last.weight, std=0.1)
    for part in model.modules():
        if isinstance(part, nn.BatchNorm2d):
            part.momentum = None
        if isinstance(part, nn.ReLU):
            part.inplace = False
    model.train()
    with torch.no_grad():
        model(torch.randn(4, 3, 224, 224))
    return model.eval()


def explained(model, name, picture, classes):
    layers, reshape = NETWORKS[name]
    for method in METHODS:
        for layer in layers:
            for chosen in classes:
                make = getattr(methods, method)
                with make(model, target_layer=layer, reshape_transform=reshape) as extractor:
                    scores = model(picture.clone().requires_grad_())
                    found = extractor(chosen, scores)[0][0]
                yield {"method": method, "layer": layer, "class": chosen, "map": found.tolist()}


def export(model, picture, file, older):
    if older:
        free = {"dynamic_axes": {"input": {0: "n"}}, "input_names": ["input"], "opset_version": 17}
        torch.onnx.export(model, (picture,), file, dynamo=False, **free)
    else:
        torch.onnx.export(model, (picture,), file, dynamic_shapes=({0: "batch"},))


def main(folder, name, older):
    warnings.filterwarnings("ignore")
    folder.mkdir(parents=True, exist_ok=True)
    model = network(name)
    picture = torch.randn(1, 3, 224, 224, generator=torch.Generator().manual_seed(11))
    picture = nn.functional.interpolate(picture[:, :, :28, :28], size=224, mode="bicubic")
    exact = copy.deepcopy(model).double()
    with torch.no_grad():
        logits = exact(picture.double())[0]
    classes = logits.topk(2).indices.tolist()
    maps = list(explained(exact, name, picture.double(), classes))
    export(model, picture, str(folder / "model.onnx"), older)
    np.save(folder / "input.npy", picture.permute(0, 2, 3, 1).numpy())
    figures = {"logits": logits.tolist(), "maps": maps}
    (folder / "figures.json").write_text(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], "--older" in sys.argv)
