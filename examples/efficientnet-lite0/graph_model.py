"""The network as a GraphModel: batch norm folded, operators fused, as the converter of TensorFlow.js leaves it."""

from base64 import b64encode

import numpy as np

from network import INPUT, SIZE, Add
from weights import Weights

PREFIX = "efficientnet_lite0"
FLOAT = {"type": "DT_FLOAT"}
SMALL = 10_000


def write(network, folder):
    graph = _Graph()
    graph.nodes.append(_node(INPUT, "Placeholder", [], shape={"shape": _shape([-1, SIZE, SIZE, 3])}, dtype=FLOAT))
    for step in network.steps:
        graph.add(step) if isinstance(step, Add) else graph.conv(step)
    graph.head(network)
    return graph.weights.write(folder, _model(graph.nodes, network.bias.size))


def fold(step):
    """Kernel and bias that do convolution and batch norm in one."""
    factor = step.gamma.astype(np.float64) / np.sqrt(step.variance.astype(np.float64) + step.epsilon)
    along = factor[:, None] if step.depthwise else factor
    bias = step.beta - step.mean * factor
    return (step.kernel * along).astype(np.float32), bias.astype(np.float32)


def _stored(step):
    """One range must serve all channels. Folding makes those of depthwise and of early kernels very unlike, and
    8 bits then cost classes; they are 5 % of the weights, so 16 bits for them are cheap."""
    return "uint16" if step.depthwise or step.kernel.size < SMALL else "uint8"


class _Graph:
    def __init__(self):
        self.nodes = []
        self.weights = Weights()
        self.names = {INPUT: INPUT}

    def const(self, name, values, stored=None):
        dtype = {"type": "DT_INT32" if values.dtype == np.int32 else "DT_FLOAT"}
        tensor = {"dtype": dtype["type"], "tensorShape": _shape(values.shape)}
        self.nodes.append(_node(name, "Const", [], value={"tensor": tensor}, dtype=dtype))
        self.weights.add(name, values, stored)
        return name

    def conv(self, step):
        kernel, bias = fold(step)
        base = f"{PREFIX}/{step.conv}/{'depthwise' if step.depthwise else 'Conv2D'}"
        inputs = [
            self.names[step.source],
            self.const(f"{base}_weights", kernel, _stored(step)),
            self.const(f"{base}_bn_offset", bias),
        ]
        op = "FusedDepthwiseConv2dNative" if step.depthwise else "_FusedConv2D"
        name = f"{PREFIX}/{step.activation}/Relu6" if step.activation else f"{PREFIX}/{step.norm}/FusedBatchNormV3"
        self.nodes.append(_node(name, op, inputs, **_conv_attributes(step)))
        self.names[step.name] = name

    def add(self, step):
        name = f"{PREFIX}/{step.name}/add"
        self.nodes.append(_node(name, "AddV2", [self.names[source] for source in step.sources], T=FLOAT))
        self.names[step.name] = name

    def head(self, network):
        axes = self.const(f"{PREFIX}/avg_pool/Mean/reduction_indices", np.array([1, 2], np.int32))
        pooled, logits = f"{PREFIX}/avg_pool/Mean", f"{PREFIX}/logits/BiasAdd"
        pooling = {"keep_dims": {"b": False}, "Tidx": {"type": "DT_INT32"}, "T": FLOAT}
        self.nodes.append(_node(pooled, "Mean", [self.names[network.features], axes], **pooling))
        kernel = self.const(f"{PREFIX}/logits/MatMul/ReadVariableOp", network.kernel, "uint8")
        bias = self.const(f"{PREFIX}/logits/BiasAdd/ReadVariableOp", network.bias)
        product = {"transpose_a": {"b": False}, "transpose_b": {"b": False}, **_fused(["BiasAdd"])}
        self.nodes.append(_node(logits, "_FusedMatMul", [pooled, kernel, bias], **product))
        self.nodes.append(_node(f"{PREFIX}/predictions/Softmax", "Softmax", [logits], T=FLOAT))
        self.nodes.append(_node("Identity", "Identity", [f"{PREFIX}/predictions/Softmax"], T=FLOAT))


def _conv_attributes(step):
    return {
        "strides": {"list": {"i": ["1", str(step.stride), str(step.stride), "1"]}},
        "dilations": {"list": {"i": ["1", "1", "1", "1"]}},
        "padding": {"s": _text("SAME")},
        "data_format": {"s": _text("NHWC")},
        "explicit_paddings": {"list": {}},
        **_fused(["BiasAdd", "Relu6"] if step.activation else ["BiasAdd"]),
    }


def _fused(ops):
    return {
        "fused_ops": {"list": {"s": [_text(op) for op in ops]}},
        "num_args": {"i": "1"},
        "epsilon": {"f": 0.0},
        "leakyrelu_alpha": {"f": 0.2},
        "T": FLOAT,
    }


def _node(name, op, inputs, **attributes):
    return {"name": name, "op": op, **({"input": inputs} if inputs else {}), "attr": attributes}


def _shape(sizes):
    return {"dim": [{"size": str(size)} for size in sizes]}


def _text(value):
    return b64encode(value.encode()).decode()


def _model(nodes, classes):
    given = {"name": f"{INPUT}:0", "dtype": "DT_FLOAT", "tensorShape": _shape([-1, SIZE, SIZE, 3])}
    answer = {"name": "Identity:0", "dtype": "DT_FLOAT", "tensorShape": _shape([-1, classes])}
    return {
        "format": "graph-model",
        "generatedBy": "2.13.0",
        "convertedBy": "Limelight examples/efficientnet-lite0",
        "signature": {"inputs": {INPUT: given}, "outputs": {"predictions": answer}},
        "modelTopology": {"node": nodes, "library": {}, "versions": {"producer": 1395}},
    }
