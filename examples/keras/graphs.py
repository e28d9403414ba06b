"""Figures of TensorFlow's operators that converted graphs hold and TensorFlow.js lacks or reads otherwise.

Each is computed of `values((1, 4, 5, 3))` with the attributes that statedInputs.test.ts gives the same operator.
"""
import numpy as np
import tensorflow as tf

raw = tf.raw_ops


def graph_figures(values):
    x = tf.constant(values((1, 4, 5, 3)))
    whole = tf.cast(x * 9, tf.int32)
    out = {}
    for corners, half in [(False, False), (True, False), (False, True)]:
        name = f'{corners} {half}'.lower()
        out[f'ResizeBicubic {name}'] = raw.ResizeBicubic(images=x, size=[3, 7], align_corners=corners, half_pixel_centers=half)
    for corners in [False, True]:
        out[f'ResizeArea {corners}'.lower().replace('r', 'R', 1).replace('area', 'Area')] = raw.ResizeArea(images=x, size=[3, 7], align_corners=corners)
    for kernel in ['lanczos1', 'lanczos3', 'lanczos5', 'gaussian', 'box', 'triangle', 'keyscubic', 'mitchellcubic']:
        out[f'ScaleAndTranslate {kernel}'] = raw.ScaleAndTranslate(
            images=x, size=[3, 7], scale=[0.5, 1.5], translation=[0.25, -0.5], kernel_type=kernel, antialias=kernel != 'keyscubic')
    out |= {
        'Roll': tf.roll(x, [2, -1, 1], [1, 2, 2]),
        'MatrixBandPart': tf.linalg.band_part(x, 1, 0),
        'MatrixBandPart all below': tf.linalg.band_part(x, -1, 1),
        'Mod': raw.Mod(x=x, y=tf.constant(0.3)),
        'TruncateMod whole': tf.cast(raw.TruncateMod(x=whole, y=4), tf.float32),
        'Div whole': tf.cast(raw.Div(x=whole, y=4), tf.float32),
        'TruncateDiv whole': tf.cast(raw.TruncateDiv(x=whole, y=-4), tf.float32),
        'OneHot axis 1': tf.one_hot(tf.argmax(x, 3), 4, axis=1, on_value=0.7, off_value=-0.2),
        'Cumsum last': tf.cumsum(x, -1, exclusive=True),
        'MaxPool explicit': raw.MaxPool(
            input=x - 2, ksize=[1, 2, 2, 1], strides=[1, 2, 2, 1], padding='EXPLICIT', explicit_paddings=[0, 0, 1, 0, 0, 1, 0, 0]),
        'MaxPoolV2': raw.MaxPoolV2(input=x, ksize=[1, 2, 3, 1], strides=[1, 1, 2, 1], padding='SAME'),
        'ExtractImagePatches': raw.ExtractImagePatches(
            images=x, ksizes=[1, 2, 2, 1], strides=[1, 2, 2, 1], rates=[1, 2, 1, 1], padding='SAME'),
        'FakeQuantWithMinMaxVarsPerChannel': tf.quantization.fake_quant_with_min_max_vars_per_channel(
            x, [-0.5, -0.2, -1.0], [0.7, 0.1, 0.9], num_bits=4),
        'Einsum capitals': tf.einsum('bAac,bBac->bABc', x, x),
    }
    return {name: np.asarray(value) for name, value in out.items()}
