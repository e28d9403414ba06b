"""The network as a LayersModel: a Keras 2 topology with its batch norms as layers of their own."""

from network import INPUT, SIZE, Add
from weights import Weights


def write(network, folder):
    weights = Weights()
    layers = [_input()]
    for step in network.steps:
        layers += [_layer("Add", step.name, step.sources)] if isinstance(step, Add) else _conv(step, weights)
    layers += _head(network, weights)
    config = {
        "name": "efficientnet_lite0",
        "trainable": False,
        "layers": layers,
        "input_layers": [[INPUT, 0, 0]],
        "output_layers": [["predictions", 0, 0]],
    }
    return weights.write(folder, _model(config))


def _model(config):
    return {
        "format": "layers-model",
        "generatedBy": "keras v2.13.1",
        "convertedBy": "Limelight examples/efficientnet-lite0",
        "modelTopology": {
            "keras_version": "2.13.1",
            "backend": "tensorflow",
            "model_config": {"class_name": "Functional", "config": config},
        },
    }


def _input():
    config = {"batch_input_shape": [None, SIZE, SIZE, 3], "dtype": "float32", "sparse": False, "name": INPUT}
    return {"class_name": "InputLayer", "config": config, "name": INPUT, "inbound_nodes": []}


def _layer(class_name, name, sources, **config):
    return {
        "class_name": class_name,
        "config": {"name": name, "trainable": False, "dtype": "float32", **config},
        "name": name,
        "inbound_nodes": [[[source, 0, 0, {}] for source in sources]],
    }


def _conv(step, weights):
    layers = [_kernel(step, weights), _norm(step, weights)]
    if step.activation:
        layers.append(_layer("ReLU", step.activation, [step.norm], max_value=6.0, negative_slope=0.0, threshold=0.0))
    return layers


def _kernel(step, weights):
    config = {
        "kernel_size": list(step.kernel.shape[:2]),
        "strides": [step.stride, step.stride],
        "padding": "same",
        "data_format": "channels_last",
        "dilation_rate": [1, 1],
        "activation": "linear",
        "use_bias": False,
    }
    if step.depthwise:
        weights.add(f"{step.conv}/depthwise_kernel", step.kernel)
        return _layer("DepthwiseConv2D", step.conv, [step.source], **config, depth_multiplier=1)
    weights.add(f"{step.conv}/kernel", step.kernel)
    return _layer("Conv2D", step.conv, [step.source], **config, filters=step.kernel.shape[3])


def _norm(step, weights):
    weights.add(f"{step.norm}/gamma", step.gamma)
    weights.add(f"{step.norm}/beta", step.beta)
    weights.add(f"{step.norm}/moving_mean", step.mean)
    weights.add(f"{step.norm}/moving_variance", step.variance)
    config = {"axis": [3], "momentum": 0.99, "epsilon": step.epsilon, "center": True, "scale": True}
    return _layer("BatchNormalization", step.norm, [step.conv], **config)


def _head(network, weights):
    weights.add("logits/kernel", network.kernel)
    weights.add("logits/bias", network.bias)
    units = network.bias.size
    return [
        _layer("GlobalAveragePooling2D", "avg_pool", [network.features], data_format="channels_last"),
        _layer("Dense", "logits", ["avg_pool"], units=units, activation="linear", use_bias=True),
        _layer("Activation", "predictions", ["logits"], activation="softmax"),
    ]
