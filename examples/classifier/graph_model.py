"""Steps -> a TensorFlow.js GraphModel, in the shape that the official converter gives: fused, batch norm folded."""

from base64 import b64encode

import numpy as np

from bundle import write
from steps import folded

FLOAT, INT = {"type": "DT_FLOAT"}, {"type": "DT_INT32"}
FUSED = {"relu": "Relu", "relu6": "Relu6"}


def _text(value):
    return b64encode(value.encode()).decode()


def _const(name, value):
    kind = "DT_INT32" if value.dtype == np.int32 else "DT_FLOAT"
    shape = {"dim": [{"size": str(n)} for n in value.shape]} if value.ndim else {}
    tensor = {"dtype": kind, "tensorShape": shape}
    return {"name": name, "op": "Const", "attr": {"dtype": {"type": kind}, "value": {"tensor": tensor}}}


def _conv(step, inputs):
    fused = ["BiasAdd", *(FUSED[op] for op in step.then)]
    attr = {
        "strides": {"list": {"i": ["1", str(step.stride), str(step.stride), "1"]}},
        "padding": {"s": _text("SAME")},
        "data_format": {"s": _text("NHWC")},
        "dilations": {"list": {"i": ["1", "1", "1", "1"]}},
        "explicit_paddings": {"list": {}},
        "fused_ops": {"list": {"s": [_text(op) for op in fused]}},
        "num_args": {"i": "1"},
        "epsilon": {"f": 0.0},
        "T": FLOAT,
    }
    op = "_FusedConv2D" if step.op == "conv" else "FusedDepthwiseConv2dNative"
    return {"name": step.name, "op": op, "input": inputs, "attr": attr}


def _dense(step, inputs):
    attr = {
        "transpose_a": {"b": False},
        "transpose_b": {"b": False},
        "fused_ops": {"list": {"s": [_text("BiasAdd")]}},
        "num_args": {"i": "1"},
        "epsilon": {"f": 0.0},
        "T": FLOAT,
    }
    return {"name": step.name, "op": "_FusedMatMul", "input": inputs, "attr": attr}


def _node(step, inputs):
    if step.op in ("conv", "depthwise"):
        return _conv(step, inputs)
    if step.op == "dense":
        return _dense(step, inputs)
    if step.op == "input":
        shape = {"dim": [{"size": str(n)} for n in (-1, *step.shape)]}
        return {"name": step.name, "op": "Placeholder", "attr": {"dtype": FLOAT, "shape": {"shape": shape}}}
    if step.op == "mean":
        attr = {"keep_dims": {"b": False}, "Tidx": INT, "T": FLOAT}
        return {"name": step.name, "op": "Mean", "input": inputs, "attr": attr}
    op = {"add": "AddV2", "relu": "Relu", "relu6": "Relu6", "sigmoid": "Sigmoid", "softmax": "Softmax"}[step.op]
    return {"name": step.name, "op": op, "input": inputs, "attr": {"T": FLOAT}}


def _constants(step):
    for role, value in step.weights.items():
        yield f"{step.name}/{role}", value
    if step.op == "mean":
        yield f"{step.name}/reduction_indices", np.array([1, 2], np.int32)


def _signature(steps):
    def entry(node, shape):
        dims = [{"size": str(n)} for n in (-1, *shape)]
        return {"name": f"{node}:0", "dtype": "DT_FLOAT", "tensorShape": {"dim": dims}}

    classes = next(step.weights["bias"].shape for step in reversed(steps) if step.op == "dense")
    return {
        "inputs": {steps[0].name: entry(steps[0].name, steps[0].shape)},
        "outputs": {steps[-1].name: entry("Identity", classes)},
    }


def write_graph_model(folder, steps, quantise=None):
    """`quantise`: None, or "uint8" for kernels of 8 bits."""
    constants, nodes = [], []
    for step in folded(steps):
        own = list(_constants(step))
        constants += own
        nodes.append(_node(step, [*step.inputs, *(name for name, _ in own)]))
    nodes.append({"name": "Identity", "op": "Identity", "input": [steps[-1].name], "attr": {"T": FLOAT}})
    graph = {
        "node": [*(_const(name, value) for name, value in constants), *nodes],
        "library": {},
        "versions": {"producer": 1395},
    }
    head = {
        "format": "graph-model",
        "generatedBy": "Limelight's example",
        "convertedBy": None,
        "signature": _signature(steps),
        "modelTopology": graph,
    }
    write(folder, head, constants, quantise)
