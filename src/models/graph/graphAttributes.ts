// Which attributes of each operator are honoured, by TensorFlow.js or here, and which do not matter when predicting. Any
// other attribute, and any other value, is refused by name. An operator that is not listed has no attributes that matter.
import { quoted } from '../quoted'
import type { Attribute, Attributes } from './attributes'
import type { GraphNode } from './graphFile'

interface Handling {
  readonly honoured: readonly string[]
  /** Honoured for these values alone. */
  readonly only?: Readonly<Record<string, readonly unknown[]>>
}

/** Types, counts of inputs, hints for a device, and what only training or a check of the graph reads. */
const IDLE =
  /^(T|T[a-zA-Z_]+|U|N|I|dtype|DstT|SrcT|out_type|out_idx|output_type|output_dtype|index_type|Index|Truncate|use_cudnn_on_gpu|grad_[abxy]|exponential_avg_factor|num_args|num_host_args|filter_format|config(_proto)?|executor_type|output_shapes|seed2?|num|num_split|shape|value|validate_indices|incompatible_shape_error|bad_indices_policy|sparse_gradient|message|summarize|first_n|data|_.*)$/

const PADDING = ['SAME', 'VALID']
const WINDOW = {
  honoured: ['ksize', 'strides'],
  only: { padding: PADDING, data_format: ['NHWC', 'NDHWC'], explicit_paddings: [] },
}
const CONVOLUTION: Handling = {
  honoured: ['strides', 'dilations', 'explicit_paddings', 'fused_ops', 'epsilon', 'leakyrelu_alpha'],
  only: { padding: [...PADDING, 'EXPLICIT'], data_format: ['NHWC', 'NDHWC', 'NWC'] },
}
const PRODUCT = { honoured: ['transpose_a', 'transpose_b', 'fused_ops', 'epsilon', 'leakyrelu_alpha'] }
const REDUCED = { honoured: ['keep_dims'] }
/** Of the functions themselves, see inlinedCalls.ts. */
const CALLED = { honoured: ['f', 'then_branch', 'else_branch'] }
const SIZED = { honoured: ['align_corners', 'half_pixel_centers'] }
const NORM: Handling = { honoured: ['epsilon', 'is_training'], only: { data_format: ['NHWC', 'NCHW'] } }
const SUMMED = { honoured: ['exclusive', 'reverse', 'axis'] }

export const GRAPH_ATTRIBUTES: ReadonlyMap<string, Handling> = new Map(
  Object.entries({
    LeakyRelu: { honoured: ['alpha'] },
    AvgPool: WINDOW,
    // Its margins become a frame, see framedPools.ts.
    MaxPool: {
      honoured: ['ksize', 'strides', 'explicit_paddings'],
      only: { padding: [...PADDING, 'EXPLICIT'], data_format: ['NHWC'] },
    },
    AvgPool3D: WINDOW,
    MaxPool3D: WINDOW,
    // Its window and strides are inputs, see statedInputs.ts.
    MaxPoolV2: { honoured: ['ksize', 'strides'], only: { padding: PADDING, data_format: ['NHWC'] } },
    MaxPoolWithArgmax: {
      honoured: ['ksize', 'strides', 'include_batch_in_index'],
      only: { padding: PADDING },
    },
    Conv1D: { honoured: ['stride', 'dilation'], only: { padding: PADDING, data_format: ['NWC'] } },
    Conv2D: CONVOLUTION,
    Conv3D: CONVOLUTION,
    DepthwiseConv2d: CONVOLUTION,
    DepthwiseConv2dNative: CONVOLUTION,
    _FusedConv2D: CONVOLUTION,
    FusedDepthwiseConv2dNative: CONVOLUTION,
    Conv2DBackpropInput: {
      honoured: ['strides', 'explicit_paddings'],
      only: { padding: [...PADDING, 'EXPLICIT'], data_format: ['NHWC'], dilations: [1] },
    },
    Dilation2D: { honoured: ['strides', 'rates'], only: { padding: PADDING } },
    BiasAdd: { honoured: [], only: { data_format: ['NHWC'] } },
    OneHot: { honoured: ['axis', 'depth'] },
    TopKV2: { honoured: ['sorted'] },
    FakeQuantWithMinMaxArgs: { honoured: ['min', 'max', 'num_bits', 'narrow_range'] },
    FakeQuantWithMinMaxVars: { honoured: ['num_bits', 'narrow_range'] },
    FakeQuantWithMinMaxVarsPerChannel: { honoured: ['num_bits', 'narrow_range'] },
    ResizeArea: { honoured: ['align_corners', 'size'] },
    ResizeBicubic: { honoured: ['align_corners', 'half_pixel_centers', 'size'] },
    ResizeBilinear: SIZED,
    ResizeNearestNeighbor: SIZED,
    ScaleAndTranslate: { honoured: ['kernel_type', 'antialias', 'size', 'scale', 'translation'] },
    Roll: { honoured: ['shift', 'axis'] },
    ExtractImagePatches: { honoured: ['ksizes', 'strides', 'rates'], only: { padding: PADDING } },
    CropAndResize: { honoured: ['method', 'extrapolation_value'] },
    ImageProjectiveTransformV3: { honoured: ['interpolation', 'fill_mode'] },
    MatMul: PRODUCT,
    _FusedMatMul: PRODUCT,
    BatchMatMul: { honoured: ['adj_x', 'adj_y'] },
    BatchMatMulV2: { honoured: ['adj_x', 'adj_y'] },
    BatchMatMulV3: { honoured: ['adj_x', 'adj_y'] },
    If: CALLED,
    StatelessIf: CALLED,
    PartitionedCall: CALLED,
    StatefulPartitionedCall: CALLED,
    Einsum: { honoured: ['equation'] },
    EuclideanNorm: REDUCED,
    Max: REDUCED,
    Mean: REDUCED,
    Min: REDUCED,
    Sum: REDUCED,
    All: REDUCED,
    Any: REDUCED,
    Prod: REDUCED,
    FusedBatchNorm: NORM,
    FusedBatchNormV2: NORM,
    FusedBatchNormV3: NORM,
    LRN: { honoured: ['depth_radius', 'bias', 'alpha', 'beta'] },
    DenseBincount: { honoured: ['binary_output'] },
    Cumprod: SUMMED,
    Cumsum: SUMMED,
    GatherV2: { honoured: ['batch_dims'] },
    StridedSlice: {
      honoured: ['begin_mask', 'end_mask', 'new_axis_mask', 'ellipsis_mask', 'shrink_axis_mask'],
    },
    Pack: { honoured: ['axis'] },
    Unpack: { honoured: ['axis'] },
    Squeeze: { honoured: ['axis', 'squeeze_dims'] },
    MirrorPad: { honoured: ['mode'] },
    Pad: { honoured: ['constant_value'] },
    PadLast: { honoured: ['paddings', 'value'] },
    DepthToSpace: { honoured: ['block_size'], only: { data_format: ['NHWC'] } },
    SpaceToDepth: { honoured: ['block_size'], only: { data_format: ['NHWC'] } },
  } satisfies Record<string, Handling>),
)

/** Whether the table says of an attribute of an operator what becomes of it. */
export function isListedAttribute(op: string, key: string): boolean {
  const { honoured = [], only = {} } = GRAPH_ATTRIBUTES.get(op) ?? {}
  return IDLE.test(key) || honoured.includes(key) || Object.hasOwn(only, key)
}

/** Without these an operator with a window has no meaning. */
export function neededAttributes(op: string): readonly string[] {
  const { honoured = [], only = {} } = GRAPH_ATTRIBUTES.get(op) ?? {}
  const listed = ['strides', 'ksize', 'ksizes', 'block_size', 'equation'].filter((key) =>
    honoured.includes(key),
  )
  return Object.hasOwn(only, 'padding') ? [...listed, 'padding'] : listed
}

/** What an attribute is that is not honoured, to follow "The operator … has"; null where all are. */
export function unhonoured({ op, attributes }: Pick<GraphNode, 'op' | 'attributes'>): string | null {
  const { honoured = [], only = {} } = GRAPH_ATTRIBUTES.get(op) ?? {}
  for (const [key, { values }] of attributes) {
    if (IDLE.test(key) || honoured.includes(key) || isNeutral(key, values)) continue
    const allowed = Object.hasOwn(only, key) ? only[key] : undefined
    if (allowed && values.every((value) => allowed.includes(value))) continue
    return `${key} = ${quoted(values.length === 1 ? values[0] : values)}, which is not supported here`
  }
  return wrongAttribute(attributes)
}

/** What says nothing, or that nothing is special. */
function isNeutral(key: string, values: Attribute['values']): boolean {
  const [first] = values
  return (
    values.length === 0 ||
    (values.length === 1 && (first === false || first === '')) ||
    (key === 'dilations' && values.every((value) => value === 1)) ||
    (key === 'data_format' && first === 'NHWC')
  )
}

const POSITIVE = /^(strides?|dilations?|rates|ksizes?|block_size|size|depth)$/
const MOST = 1e6

/** Values that no kernel should see. */
function wrongAttribute(attributes: Attributes): string | null {
  for (const [key, { values }] of attributes) {
    const said = `${key} = ${quoted(values)}`
    const whole = (least: number) =>
      values.every((value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= MOST)
    if (POSITIVE.test(key) && !whole(1)) return `${said}; it must be whole, from 1 to ${MOST}`
    if (key === 'explicit_paddings' && !whole(0)) return `${said}; it must be whole, from 0 to ${MOST}`
    if (key === 'epsilon' && !values.every((value) => Number.isFinite(value) && Number(value) >= 0))
      return `${said}; it must not be negative`
  }
  return null
}
