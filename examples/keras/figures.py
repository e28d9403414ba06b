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


def with_weights(layer, x):
    layer(x)
    layer.set_weights([values(w.shape, seed=2 + i) * 0.5 for i, w in enumerate(layer.get_weights())])
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
    s = values((2, 3, 4))
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
    pool_size=2, value_range=[0, 255], max_magnitude=1.0,
)


def plain(value):
    if isinstance(value, (int, float, str, bool)) or value is None:
        return value
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return {'type': 'ndarray', 'value': float(value)} if isinstance(value, np.ndarray) and value.ndim == 0 else {}


def configuration(module, name):
    layer = getattr(module.layers, name)
    parameters = inspect.signature(layer.__init__).parameters.values()
    given = {p.name: GIVEN.get(p.name) for p in parameters if p.default is inspect._empty and p.kind == p.POSITIONAL_OR_KEYWORD and p.name not in ('self', 'layer')}
    if name == 'Bidirectional':
        given['layer'] = module.layers.LSTM(2)
    elif name == 'TimeDistributed':
        given['layer'] = module.layers.Dense(2)
    return {key: plain(value) for key, value in layer(**given).get_config().items()}


def configurations(module):
    found = {}
    for name in sorted(dir(module.layers)):
        layer = getattr(module.layers, name)
        if not inspect.isclass(layer) or layer.__name__ != name:
            continue
        try:
            found[name] = configuration(module, name)
        except Exception:  # abstract, or of no use without more
            continue
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
