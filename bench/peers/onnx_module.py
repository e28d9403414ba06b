"""A small ONNX file as a PyTorch module: one submodule a node, so that hooks find layers by their place."""
import numpy
import onnx
import torch
from onnx import numpy_helper
from torch.nn import functional as F


def ints(node, name, otherwise=None):
    return next((list(a.ints) for a in node.attribute if a.name == name), otherwise)


def number(node, name, otherwise):
    return next((a.i if a.type == onnx.AttributeProto.INT else a.f for a in node.attribute if a.name == name), otherwise)


class Node(torch.nn.Module):
    def __init__(self, node):
        super().__init__()
        self.node = node
        self.read = {}

    def constants(self, *x):
        """Numbers of the file, fetched from the device once."""
        if not self.read:
            self.read = {i: value.tolist() for i, value in enumerate(x)}
        return list(self.read.values())

    def forward(self, *x):
        node, op = self.node, self.node.op_type
        if op == "Conv":
            top, left, bottom, right = ints(node, "pads", [0, 0, 0, 0])
            if top == bottom and left == right:
                given, padding = x[0], (top, left)
            else:
                given, padding = F.pad(x[0], (left, right, top, bottom)), 0
            bias = x[2] if len(x) > 2 else None
            strides, dilations = ints(node, "strides", [1, 1]), ints(node, "dilations", [1, 1])
            return F.conv2d(given, x[1], bias, strides, padding, dilations, number(node, "group", 1))
        if op == "Clip":
            return torch.clamp(x[0], *self.constants(x[1], x[2]))
        if op == "Pad":
            (pads,) = self.constants(x[1])
            half = len(pads) // 2
            sides = [(pads[i], pads[i + half]) for i in reversed(range(half))]
            return F.pad(x[0], [side for pair in sides for side in pair])
        if op == "AveragePool":
            return F.avg_pool2d(x[0], ints(node, "kernel_shape"), ints(node, "strides"))
        if op == "ReduceMean":
            return x[0].mean(ints(node, "axes"), keepdim=number(node, "keepdims", 1) == 1)
        if op == "Reshape":
            return x[0].reshape(*self.constants(x[1]))
        if op == "Transpose":
            return x[0].permute(ints(node, "perm"))
        simple = {"Relu": F.relu, "Add": torch.add, "Mul": torch.mul, "Sub": torch.sub, "MatMul": torch.matmul,
                  "Sigmoid": torch.sigmoid, "Identity": lambda v: v, "Cast": lambda v: v}
        if op not in simple:
            raise NotImplementedError(op)
        return simple[op](*x)


class OnnxModule(torch.nn.Module):
    """Takes [n, c, h, w], as PyTorch's libraries do; the file's own first transposition is left out."""

    def __init__(self, path):
        super().__init__()
        graph = onnx.load(path).graph
        self.output = graph.output[0].name
        self.constants = {}
        for i, tensor in enumerate(graph.initializer):
            value = torch.from_numpy(numpy.array(numpy_helper.to_array(tensor)))
            self.register_buffer(f"constant{i}", value)
            self.constants[tensor.name] = f"constant{i}"
        # pytorch-grad-cam asks a parameter for the device.
        self.anchor = torch.nn.Parameter(torch.zeros(1), requires_grad=False)
        self.steps = torch.nn.ModuleList(Node(node) for node in graph.node)
        self.input = graph.input[0].name

    def forward(self, picture):
        values = {}
        for step in self.steps:
            node = step.node
            if list(node.input) == [self.input] and node.op_type == "Transpose":
                values[node.output[0]] = picture
                continue
            inputs = [values[n] if n in values else getattr(self, self.constants[n]) for n in node.input]
            values[node.output[0]] = step(*inputs)
        return values[self.output]

    def last_map(self):
        """The step before the mean over all places."""
        at = next(i for i, step in enumerate(self.steps) if step.node.op_type in ("ReduceMean", "AveragePool"))
        name = self.steps[at].node.input[0]
        return next(step for step in self.steps if step.node.output[0] == name)
