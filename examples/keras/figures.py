"""Writes what the unit tests compare with: figures of Keras's layers, and the configurations that Keras 2 and 3 write.

    pip install tensorflow-cpu==2.19.1 tf_keras==2.19.0 keras==3.15.1
    python figures.py ../../src/models/keras/goldens

Inputs and weights are sin((i + 1) * 12.9898 + seed * 78.233), as `values` in modelFixtures.ts has them.
"""
import inspect
import json
import os
import sys

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
import tf_keras  # noqa: E402
from configurations import configurations, operations, operators  # noqa: E402
from graphs import graph_figures  # noqa: E402


def values(shape, seed=1):
    count = int(np.prod(shape))
    return np.sin((np.arange(count) + 1) * 12.9898 + seed * 78.233).astype('float32').reshape(shape)


def flat(x):
    return [round(float(v), 7) for v in np.asarray(x).ravel()]


def with_weights(layer, x, positive=False):
    layer(x)
    drawn = [values(w.shape, seed=2 + i) * 0.5 for i, w in enumerate(layer.get_weights())]
    layer.set_weights([np.abs(w) for w in drawn] if positive else drawn)
    return flat(layer(x, training=False)) if 'training' in inspect.signature(layer.call).parameters else flat(layer(x))


def figures():
    x = values((1, 5, 7, 2))
    out = {'resize': {}, 'layers': {}, 'recurrent': {}}
    for method in ['bilinear', 'nearest', 'bicubic', 'area', 'lanczos3', 'lanczos5', 'gaussian', 'mitchellcubic']:
        for size in [(3, 4), (8, 9)]:
            out['resize'][f'{method} {size[0]},{size[1]}'] = flat(tf.image.resize(x, size, method))
    for method in ['bilinear', 'bicubic', 'lanczos3']:
        out['resize'][f'{method} 3,4 antialias'] = flat(tf.image.resize(x, (3, 4), method, antialias=True))
    L2, L3 = tf_keras.layers, keras.layers
    out['layers'] = {
        'Resizing crop': flat(L2.Resizing(4, 4, crop_to_aspect_ratio=True)(x)),
        'Resizing pad': flat(L3.Resizing(4, 4, pad_to_aspect_ratio=True, fill_value=0.5)(x)),
        'RandomCrop keras2': flat(L2.RandomCrop(3, 3)(x, training=False)),
        'RandomCrop keras3': flat(L3.RandomCrop(3, 3)(x, training=False)),
        'CenterCrop smaller': flat(L3.CenterCrop(8, 4)(x)),
        'Conv2DTranspose valid 1': with_weights(L2.Conv2DTranspose(3, 3, strides=2, output_padding=1), x),
        'Conv2DTranspose same 1': with_weights(L2.Conv2DTranspose(3, 3, strides=2, padding='same', output_padding=1), x),
        'Conv2DTranspose same 0': with_weights(L2.Conv2DTranspose(3, 3, strides=2, padding='same', output_padding=0), x),
        'Conv2DTranspose valid': with_weights(L2.Conv2DTranspose(3, 2, strides=3), x),
        'Softmax 1': flat(L2.Softmax(axis=1)(x)),
    }
    out['layers'] |= {
        'Conv2DTranspose dilated': with_weights(L2.Conv2DTranspose(3, (3, 2), dilation_rate=2, padding='same'), x),
        'Softmax 1,2': flat(L2.Softmax(axis=[1, 2])(x)),
        'ThresholdedReLU': flat(L2.ThresholdedReLU(theta=0.2)(x)),
        'AdaptiveAveragePooling2D': flat(L3.AdaptiveAveragePooling2D((2, 3))(x)),
        'AdaptiveMaxPooling2D': flat(L3.AdaptiveMaxPooling2D((3, 4))(x)),
        'LayerNormalization 1': with_weights(L2.LayerNormalization(axis=1), x),
        'LayerNormalization 2,3': with_weights(L2.LayerNormalization(axis=[2, 3]), x),
        'GroupNormalization axis 1': with_weights(L2.GroupNormalization(groups=5, axis=1), x),
        'RMSNormalization 2,3': with_weights(L3.RMSNormalization(axis=[2, 3]), x),
        'BatchNormalization 1,3': with_weights(L2.BatchNormalization(axis=[1, 3]), x, positive=True),
    }
    for name in ['hard_shrink', 'soft_shrink', 'tanh_shrink', 'squareplus', 'sparse_sigmoid', 'sparse_plus', 'hard_sigmoid']:
        out['layers'][f'activation {name}'] = flat(keras.activations.get(name)(x * 3))
    s = values((2, 3, 4))
    long = values((1, 9, 4))
    out['sequences'] = {
        'Conv1D causal': with_weights(L2.Conv1D(3, 3, padding='causal', dilation_rate=2), long),
        'Conv1D groups': with_weights(L2.Conv1D(4, 3, groups=2, strides=2, padding='same'), long),
        'Conv1DTranspose': with_weights(L2.Conv1DTranspose(3, 3, strides=2, padding='same', output_padding=1), long),
        'Conv1DTranspose dilated': with_weights(L2.Conv1DTranspose(3, 3, dilation_rate=2), long),
        'DepthwiseConv1D': with_weights(L2.DepthwiseConv1D(3, strides=2, depth_multiplier=2), long),
        'SeparableConv1D causal': with_weights(L2.SeparableConv1D(3, 3, padding='causal'), long),
        'UpSampling1D': flat(L2.UpSampling1D(3)(s)),
        'ZeroPadding1D': flat(L2.ZeroPadding1D((1, 2))(s)),
        'Cropping1D': flat(L2.Cropping1D((1, 1))(s)),
    }
    keys = values((2, 5, 4), seed=9)
    out['attention'] = {
        'Attention': flat(L2.Attention()([s, keys])),
        'Attention scaled': with_weights(L2.Attention(use_scale=True), [s, keys, values((2, 5, 4), seed=8)]),
        'Attention concat': with_weights(L2.Attention(use_scale=True, score_mode='concat'), [s, keys]),
        'AdditiveAttention': with_weights(L2.AdditiveAttention(), [s, keys]),
    }
    q = values((12,)) * 3
    out['fakeQuant'] = {
        '8': flat(tf.quantization.fake_quant_with_min_max_vars(q, -1.1, 2.3)),
        '4 narrow': flat(tf.quantization.fake_quant_with_min_max_vars(q, -1.1, 2.3, num_bits=4, narrow_range=True)),
    }
    out['recurrent'] = {
        'LSTM': with_weights(L2.LSTM(3), s),
        'LSTM sequences backwards': with_weights(L2.LSTM(3, return_sequences=True, go_backwards=True), s),
        'GRU': with_weights(L2.GRU(3), s),
        'GRU reset before': with_weights(L2.GRU(3, reset_after=False), s),
        'SimpleRNN': with_weights(L2.SimpleRNN(3), s),
        'Bidirectional LSTM': with_weights(L2.Bidirectional(L2.LSTM(3, return_sequences=True)), s),
        'Bidirectional GRU sum': with_weights(L2.Bidirectional(L2.GRU(3), merge_mode='sum'), s),
    }
    return out


def write(folder, name, value):
    with open(os.path.join(folder, name), 'w') as file:
        json.dump(value, file, indent=None, separators=(',', ':'))
        file.write('\n')


if __name__ == '__main__':
    folder = sys.argv[1]
    write(folder, 'figures.json', figures())
    write(folder, 'configurations.json', {'keras2': configurations(tf_keras), 'keras3': configurations(keras), 'operations': operations()})
    write(folder, 'operators.json', operators())
    write(folder, 'graphs.json', {name: flat(value) for name, value in graph_figures(values).items()})
