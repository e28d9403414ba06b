"""Steps -> a TensorFlow.js LayersModel, as Keras 2 names things."""

from bundle import write

ACTIVATIONS = {"relu": "relu", "sigmoid": "sigmoid", "softmax": "softmax"}


def _conv(step):
    kernel = step.weights["kernel"]
    common = {
        "kernel_size": list(kernel.shape[:2]),
        "strides": [step.stride, step.stride],
        "padding": "same",
        "data_format": "channels_last",
        "dilation_rate": [1, 1],
        "activation": "linear",
        "use_bias": "bias" in step.weights,
    }
    if step.op == "conv":
        return "Conv2D", {"filters": kernel.shape[3], **common}
    return "DepthwiseConv2D", {"depth_multiplier": 1, **common}


def _layer(step):
    if step.op in ("conv", "depthwise"):
        return _conv(step)
    if step.op == "input":
        return "InputLayer", {"batch_input_shape": [None, *step.shape], "dtype": "float32", "sparse": False}
    if step.op == "norm":
        return "BatchNormalization", {"axis": [3], "momentum": 0.99, "epsilon": step.epsilon, "center": True, "scale": True}
    if step.op in ("relu", "relu6"):
        return "ReLU", {"max_value": 6.0 if step.op == "relu6" else None, "negative_slope": 0.0, "threshold": 0.0}
    if step.op == "add":
        return "Add", {}
    if step.op == "mean":
        return "GlobalAveragePooling2D", {"data_format": "channels_last", "keepdims": False}
    if step.op == "dense":
        return "Dense", {"units": step.weights["kernel"].shape[1], "activation": "linear", "use_bias": True}
    return "Activation", {"activation": ACTIVATIONS[step.op]}


def _named(step):
    """Weights in Keras's own names and order."""
    for role, value in step.weights.items():
        yield f"{step.name}/{'depthwise_kernel' if (step.op, role) == ('depthwise', 'kernel') else role}", value


def write_layers_model(folder, steps, name):
    layers = []
    for step in steps:
        kind, config = _layer(step)
        inbound = [[[source, 0, 0, {}] for source in step.inputs]] if step.inputs else []
        config = {"name": step.name, "trainable": True, "dtype": "float32", **config}
        layers.append({"class_name": kind, "name": step.name, "config": config, "inbound_nodes": inbound})
    config = {
        "name": name,
        "trainable": True,
        "layers": layers,
        "input_layers": [[steps[0].name, 0, 0]],
        "output_layers": [[steps[-1].name, 0, 0]],
    }
    topology = {
        "keras_version": "2.15.0",
        "backend": "tensorflow",
        "model_config": {"class_name": "Functional", "config": config},
    }
    head = {"format": "layers-model", "generatedBy": "Limelight's example", "convertedBy": None, "modelTopology": topology}
    write(folder, head, [pair for step in steps for pair in _named(step)])
