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
from keras.src.ops.operation import Operation  # noqa: E402
from tensorflow.python.framework import op_def_registry  # noqa: E402


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


GIVEN = dict(
    units=2, filters=2, kernel_size=3, height=4, width=4, n=2, rate=0.1, stddev=0.1, target_shape=[4], dims=[1, 2],
    size=2, cropping=1, padding=1, input_dim=3, output_dim=2, factor=0.2, height_factor=0.2, width_factor=0.2,
    scale=1.0, num_heads=2, key_dim=2, equation='ab,bc->ac', output_shape=4, axes=-1, theta=1.0, activation='relu',
    output_size=2, pool_size=2, value_range=[0, 255], max_magnitude=1.0,
)


def plain(value, key=''):
    if key in ('layer', 'backward_layer', 'cell') and isinstance(value, dict):
        config = {name: plain(inner, name) for name, inner in value['config'].items()}
        return {'class_name': value['class_name'], 'config': config}
    if isinstance(value, (int, float, str, bool)) or value is None:
        return value
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return {'type': 'ndarray', 'value': float(value)} if isinstance(value, np.ndarray) and value.ndim == 0 else {}


def inside(module, name):
    """What a layer cannot be made without."""
    layers = module.layers
    if name == 'Bidirectional':
        return {'layer': layers.LSTM(2)}
    if name in ('TimeDistributed', 'SpectralNormalization', 'Wrapper'):
        return {'layer': layers.Dense(2)}
    if name == 'RNN':
        return {'cell': layers.LSTMCell(2)}
    if name == 'StackedRNNCells':
        return {'cells': [layers.LSTMCell(2)]}
    if name == 'InputLayer':
        return {'input_shape' if module is tf_keras else 'shape': (4, 4, 3)}
    return {'Lambda': {'function': abs}, 'Discretization': {'bin_boundaries': [0.5]}, 'Hashing': {'num_bins': 3},
            'CategoryEncoding': {'num_tokens': 3}, 'GroupQueryAttention': {'head_dim': 2, 'num_query_heads': 2, 'num_key_value_heads': 1},
            'MaxNumBoundingBoxes': {'max_number': 2}}.get(name, {})


def configuration(module, name):
    layer = getattr(module.layers, name)
    parameters = inspect.signature(layer.__init__).parameters.values()
    given = {p.name: GIVEN.get(p.name) for p in parameters if p.default is inspect._empty and p.kind == p.POSITIONAL_OR_KEYWORD and p.name not in ('self', 'layer')}
    given |= inside(module, name)
    return {key: plain(value, key) for key, value in layer(**given).get_config().items()}


def configurations(module):
    found = {}
    for name in sorted(dir(module.layers)):
        layer = getattr(module.layers, name)
        if not inspect.isclass(layer) or name == 'InputSpec':
            continue
        if layer.__name__ != name:  # an alias, MaxPool2D
            found[name] = layer.__name__
            continue
        try:
            found[name] = configuration(module, name)
        except Exception:  # abstract, or of no use without more
            found[name] = None
    return found


def operations():
    found = {}
    ahead = [Operation]
    while ahead:
        for kind in ahead.pop().__subclasses__():
            ahead.append(kind)
            if kind.__module__.startswith('keras.src.ops'):
                parameters = inspect.signature(kind.__init__).parameters.values()
                found[kind.__name__] = {p.name: None if p.default is inspect._empty else plain(p.default) for p in parameters if p.name not in ('self', 'name', 'args', 'kwargs')}
    return dict(sorted(found.items()))


# What TensorFlow.js 4.22 runs, but for control flow, hash tables, texts and what is ragged or sparse.
OPERATORS = """
Abs Acos Acosh Add AddN AddV2 All Any ArgMax ArgMin Asin Asinh Atan Atan2 Atanh AvgPool AvgPool3D BatchMatMul
BatchMatMulV2 BatchToSpaceND BiasAdd Bincount BitwiseAnd BroadcastArgs BroadcastTo Cast Ceil ClipByValue Complex
ComplexAbs Concat ConcatV2 Const Conv1D Conv2D Conv2DBackpropInput Conv3D Cos Cosh CropAndResize Cumprod Cumsum
DenseBincount DepthToSpace DepthwiseConv2d DepthwiseConv2dNative Dilation2D Div DivNoNan Einsum Elu EnsureShape
Equal Erf EuclideanNorm Exp ExpandDims Expm1 FFT FakeQuantWithMinMaxVars Fill Floor FloorDiv FloorMod
FusedBatchNorm FusedBatchNormV2 FusedBatchNormV3 FusedDepthwiseConv2dNative Gather GatherNd GatherV2 Greater
GreaterEqual IFFT IRFFT Identity IdentityN Imag ImageProjectiveTransformV3 IsFinite IsInf IsNan LRN LeakyRelu
Less LessEqual LinSpace Log Log1p LogSoftmax LogicalAnd LogicalNot LogicalOr LowerBound MatMul MatrixBandPart
Max MaxPool MaxPool3D MaxPoolWithArgmax Maximum Mean Min Minimum MirrorPad Mod Mul Multinomial Neg NoOp NotEqual
OneHot Ones OnesLike Pack Pad PadV2 Placeholder PlaceholderWithDefault Pow Prelu Print Prod RFFT
RandomStandardNormal RandomUniform RandomUniformInt Range Rank Real RealDiv Reciprocal Relu Relu6 Reshape
ResizeBilinear ResizeNearestNeighbor Reverse ReverseV2 Round Rsqrt ScatterNd Select SelectV2 Selu Shape ShapeN
Sigmoid Sign Sin Sinh Size Slice Snapshot Softmax Softplus SpaceToBatchND SparseToDense Split SplitV Sqrt Square
SquaredDifference Squeeze StopGradient StridedSlice Sub Sum Tan Tanh TensorScatterUpdate Tile TopKV2 Transpose
TruncatedNormal Unique UniqueV2 Unpack UpperBound Zeros ZerosLike _FusedConv2D _FusedMatMul
""".split()


def operators():
    found = {}
    for name in OPERATORS:
        definition = op_def_registry.get(name)
        if definition is not None:
            found[name] = [attribute.name for attribute in definition.attr]
    return found


def write(folder, name, value):
    with open(os.path.join(folder, name), 'w') as file:
        json.dump(value, file, indent=None, separators=(',', ':'))
        file.write('\n')


if __name__ == '__main__':
    folder = sys.argv[1]
    write(folder, 'figures.json', figures())
    write(folder, 'configurations.json', {'keras2': configurations(tf_keras), 'keras3': configurations(keras), 'operations': operations()})
    write(folder, 'operators.json', operators())
