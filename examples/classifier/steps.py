"""A net as a list of steps: what both TensorFlow.js formats are written from.

Weights are numpy arrays in TensorFlow's order: convolution kernels [rows, columns, in, out], depthwise ones
[rows, columns, channels, 1], dense ones [in, out].
"""

from dataclasses import dataclass, field, replace

import numpy as np


@dataclass(frozen=True)
class Step:
    """`op`: input, conv, depthwise, norm, relu, relu6, add, mean, dense, sigmoid or softmax."""

    name: str
    op: str
    inputs: tuple[str, ...] = ()
    weights: dict[str, np.ndarray] = field(default_factory=dict)
    stride: int = 1
    epsilon: float = 1e-3
    shape: tuple[int, ...] = ()
    # Activations that were folded in.
    then: tuple[str, ...] = ()


def folded(steps):
    """Batch norms move into the convolution before them, activations into what they follow."""
    users = {step.name: [s for s in steps if step.name in s.inputs] for step in steps}
    done, renamed = [], {}
    for step in steps:
        step = replace(step, inputs=tuple(renamed.get(name, name) for name in step.inputs))
        before = done[-1] if done and step.inputs == (done[-1].name,) else None
        alone = before is not None and len(users.get(before.name, [])) == 1
        kernel = alone and before.op in ("conv", "depthwise") and not before.then
        if step.op == "norm" and kernel:
            done[-1] = _with_norm(before, step)
        elif step.op in ("relu", "relu6") and kernel:
            done[-1] = replace(before, name=step.name, then=(step.op,))
        else:
            done.append(step)
            continue
        users[done[-1].name] = users[step.name]
        renamed[step.name] = done[-1].name
    return done


def _with_norm(conv, norm):
    w = norm.weights
    scale = w["gamma"] / np.sqrt(w["moving_variance"] + norm.epsilon)
    kernel = conv.weights["kernel"] * (scale[:, None] if conv.op == "depthwise" else scale)
    bias = w["beta"] + (conv.weights.get("bias", 0) - w["moving_mean"]) * scale
    return replace(conv, name=norm.name, weights={"kernel": kernel.astype(np.float32), "bias": bias.astype(np.float32)})
