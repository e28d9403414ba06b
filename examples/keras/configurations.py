"""The configurations that Keras 2 and 3 write for each of their layers, and the attributes of TensorFlow's operators, as
figures.py writes them for the unit tests."""
import inspect

import numpy as np
import tf_keras
from keras.src.ops.operation import Operation
from tensorflow.python.framework import op_def_registry


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


# What TensorFlow.js 4.22 runs or is computed here, but for control flow, hash tables, texts and what is ragged or sparse.
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
BatchMatMulV3 CheckNumerics Erfc ExtractImagePatches FakeQuantWithMinMaxArgs FakeQuantWithMinMaxVarsPerChannel If
MaxPoolV2 MulNoNan PartitionedCall PreventGradient ResizeArea ResizeBicubic Rint Roll ScaleAndTranslate Softsign
SpaceToDepth StatefulPartitionedCall StatelessIf TruncateDiv TruncateMod Xlogy
""".split()


def operators():
    found = {}
    for name in OPERATORS:
        definition = op_def_registry.get(name)
        if definition is not None:
            found[name] = [attribute.name for attribute in definition.attr]
    return found
