"""The trained net as a LayersModel and a GraphModel in public/builtin/, with its logits on ten scenes: python convert.py"""

import json
from pathlib import Path

import numpy as np
import torch

from data import FOLDER, load
from graph_model import write_graph_model
from layers_model import write_layers_model
from net import CLASSES, SIDE, Net, Residual
from steps import Step

PUBLIC = Path(__file__).parents[2] / "public" / "builtin"
NAME = "tabletop"


def array(tensor):
    return tensor.detach().numpy().astype(np.float32)


class Steps(list):
    """Grows step by step; each call returns the name of what it added."""

    def put(self, name, op, *inputs, **more):
        self.append(Step(name, op, inputs, **more))
        return name

    def unit(self, name, unit, x):
        kernel = array(unit.conv.weight).transpose(2, 3, 0, 1) if unit.depthwise else array(unit.conv.weight).transpose(2, 3, 1, 0)
        x = self.put(f"{name}_conv", "depthwise" if unit.depthwise else "conv", x, weights={"kernel": np.ascontiguousarray(kernel)}, stride=unit.stride)
        norm = unit.norm
        weights = {
            "gamma": array(norm.weight),
            "beta": array(norm.bias),
            "moving_mean": array(norm.running_mean),
            "moving_variance": array(norm.running_var),
        }
        x = self.put(f"{name}_bn", "norm", x, weights=weights, epsilon=norm.eps)
        return self.put(f"{name}_relu", "relu", x) if unit.relu else x

    def block(self, name, block, x):
        if not isinstance(block, Residual):
            return self.unit(f"{name}_point", block.point, self.unit(f"{name}_depth", block.depth, x))
        short = x if block.short is None else self.unit(f"{name}_short", block.short, x)
        deep = self.unit(f"{name}_second", block.second, self.unit(f"{name}_first", block.first, x))
        return self.put(f"{name}_relu", "relu", self.put(f"{name}_add", "add", deep, short))


def steps_of(net):
    steps = Steps()
    x = steps.unit("stem", net.stem, steps.put("picture", "input", shape=(SIDE, SIDE, 3)))
    for i, block in enumerate(net.blocks):
        x = steps.block(f"block{i + 1}", block, x)
    x = steps.put("mean", "mean", x)
    head = {"kernel": np.ascontiguousarray(array(net.head.weight).T), "bias": array(net.head.bias)}
    steps.put("probabilities", "sigmoid", steps.put("logits", "dense", x, weights=head))
    return steps


@torch.no_grad()
def expected(net):
    """Ten held-out scenes and the net's logits, for check.ts."""
    pictures = load("test")[0][:10]
    logits = net(pictures.float() / 255)
    (FOLDER / "expected.json").write_text(json.dumps(logits.tolist()))
    pictures.permute(0, 2, 3, 1).contiguous().numpy().tofile(FOLDER / "expected.bin")


if __name__ == "__main__":
    net = Net().eval()
    net.load_state_dict(torch.load(FOLDER / "net.pt"))
    steps = steps_of(net)
    write_layers_model(PUBLIC / f"{NAME}-layers", steps, NAME)
    write_graph_model(PUBLIC / f"{NAME}-graph", steps)
    for form in ("layers", "graph"):
        (PUBLIC / f"{NAME}-{form}" / "labels.txt").write_text("\n".join(CLASSES) + "\n")
    expected(net)
