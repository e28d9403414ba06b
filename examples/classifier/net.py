"""The net: 128 x 128 pictures in, twelve logits out, 16 x 16 cells just before the mean over all places."""

import torch
from torch import nn

CLASSES = [
    "apple", "banana", "orange", "mug", "key", "leaf",
    "starfish", "fish", "umbrella", "bell", "scissors", "light bulb",
]  # fmt: skip
SIDE = 128
# (kind, channels, stride); the names of the parts are numbered in this order.
BLOCKS = [
    ("residual", 32, 2),
    ("residual", 64, 2),
    ("residual", 64, 1),
    ("separable", 96, 1),
    ("separable", 96, 1),
    ("separable", 96, 1),
    ("separable", 128, 1),
]
STEM = 16


class Unit(nn.Module):
    """Convolution without bias, batch norm, perhaps ReLU: what becomes one fused operator."""

    def __init__(self, inputs, outputs, *, size=3, stride=1, depthwise=False, relu=True):
        super().__init__()
        groups = inputs if depthwise else 1
        self.depthwise, self.stride, self.relu = depthwise, stride, relu
        # Padding is made in forward: TensorFlow's SAME pads a stride of 2 below and to the right only.
        self.conv = nn.Conv2d(inputs, outputs, size, stride, 0, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(outputs, eps=1e-3, momentum=0.03)
        self.pad = (0, 0, 0, 0) if size == 1 else (0, 1, 0, 1) if stride == 2 else (1, 1, 1, 1)

    def forward(self, x):
        x = self.norm(self.conv(nn.functional.pad(x, self.pad)))
        return torch.relu(x) if self.relu else x


class Residual(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.first = Unit(inputs, outputs, stride=stride)
        self.second = Unit(outputs, outputs, relu=False)
        same = inputs == outputs and stride == 1
        self.short = None if same else Unit(inputs, outputs, size=1, stride=stride, relu=False)

    def forward(self, x):
        short = x if self.short is None else self.short(x)
        return torch.relu(self.second(self.first(x)) + short)


class Separable(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.depth = Unit(inputs, inputs, stride=stride, depthwise=True)
        self.point = Unit(inputs, outputs, size=1)

    def forward(self, x):
        return self.point(self.depth(x))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Unit(3, STEM, stride=2)
        kinds = {"residual": Residual, "separable": Separable}
        channels, blocks = STEM, []
        for kind, outputs, stride in BLOCKS:
            blocks.append(kinds[kind](channels, outputs, stride))
            channels = outputs
        self.blocks = nn.Sequential(*blocks)
        self.head = nn.Linear(channels, len(CLASSES))

    def features(self, x):
        """Pictures [n, 3, 128, 128] from 0 to 1 -> activations [n, 128, 16, 16]."""
        return self.blocks(self.stem(x))

    def forward(self, x):
        return self.head(self.features(x).mean((2, 3)))
