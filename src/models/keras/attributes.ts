// Which options of each layer class are honoured, and which do not matter when a picture is predicted. Any other
// option, and any other value, is refused by name: an option passed over would be another number without a word.
// Classes that are not in this table are not opened. Operators are checked as they run, see layers/arguments.ts.
import { failure } from '../../errors'
import { quoted } from '../quoted'
import { wrongValue } from './attributeValues'
import type { LayerConfig } from './layerCalls'

export interface Attributes {
  readonly honoured: readonly string[]
  /** Read by nobody, and rightly: they play a part in training only, or the weights say the same. */
  readonly idle?: readonly string[]
  /** Honoured for these values alone. */
  readonly only?: Readonly<Record<string, readonly unknown[]>>
}

const list = (text: string): readonly string[] => text.split(' ')

/** Of every layer: names, types, and what training needs. */
const IDLE =
  /(_initializer|_regularizer|_constraint)$|^(name|trainable|dtype|batch_input_shape|build_input_shape|autocast|input_dtype|momentum|seed|quantization_config|quantization_mode|lora_rank|lora_alpha)$/

const PADDING = { padding: ['valid', 'same'] }
const LAST = { data_format: ['channels_last'] }
const CONVOLUTION = list('kernel_size strides dilation_rate activation use_bias')
const POOLED: Attributes = { honoured: list('pool_size strides'), only: { ...PADDING, ...LAST } }
const GLOBAL: Attributes = { honoured: ['keepdims'], only: LAST }
const NONE: Attributes = { honoured: [] }
const RECURRENT = list('units activation use_bias return_sequences return_state go_backwards')
const RECURRENT_IDLE = list(
  'stateful unroll unit_forget_bias dropout recurrent_dropout implementation zero_output_for_mask',
)
const RECURRENT_LAYER: Attributes = {
  honoured: [...RECURRENT, 'recurrent_activation', 'reset_after'],
  idle: RECURRENT_IDLE,
  only: { time_major: [false] },
}

export const ATTRIBUTES: ReadonlyMap<string, Attributes> = new Map(
  Object.entries({
    Conv2D: { honoured: [...CONVOLUTION, 'filters', 'groups'], only: { ...PADDING, ...LAST } },
    DepthwiseConv2D: {
      honoured: [...CONVOLUTION, 'depth_multiplier'],
      only: { ...PADDING, ...LAST, groups: [1], filters: [null] },
    },
    SeparableConv2D: {
      honoured: [...CONVOLUTION, 'filters', 'depth_multiplier'],
      only: { ...PADDING, ...LAST, groups: [1] },
    },
    Conv2DTranspose: {
      honoured: list('filters kernel_size strides activation use_bias output_padding'),
      only: { ...PADDING, ...LAST, groups: [1], dilation_rate: [1] },
    },
    Conv1D: {
      honoured: [...CONVOLUTION, 'filters'],
      only: { padding: ['valid', 'same', 'causal'], ...LAST, groups: [1] },
    },
    Dense: { honoured: list('units activation use_bias'), idle: ['input_dim'] },
    EinsumDense: { honoured: list('equation output_shape activation bias_axes') },
    MultiHeadAttention: {
      honoured: list('num_heads key_dim value_dim use_bias output_shape'),
      idle: list('dropout query_shape key_shape value_shape flash_attention'),
      // Of tokens [n, t, k] Keras writes the one axis there is, once it is built.
      only: { attention_axes: [1], use_gate: [false], sliding_window: [null] },
    },
    BatchNormalization: {
      honoured: list('axis epsilon center scale'),
      idle: list('renorm renorm_clipping renorm_momentum synchronized virtual_batch_size fused'),
      only: { adjustment: [null] },
    },
    LayerNormalization: { honoured: list('axis epsilon center scale'), only: { rms_scaling: [false] } },
    GroupNormalization: { honoured: list('groups epsilon center scale'), only: { axis: [-1, 3] } },
    UnitNormalization: { honoured: ['axis'] },
    RMSNormalization: { honoured: list('axis epsilon') },
    LayerScale: { honoured: [], idle: list('init_values projection_dim') },
    Rescaling: { honoured: list('scale offset') },
    Normalization: { honoured: list('axis mean variance invert') },
    Resizing: {
      honoured: list(
        'height width interpolation crop_to_aspect_ratio pad_to_aspect_ratio fill_value antialias',
      ),
      only: { ...LAST, fill_mode: ['constant'] },
    },
    UpSampling2D: { honoured: list('size interpolation'), only: LAST },
    CenterCrop: { honoured: list('height width'), only: LAST },
    RandomCrop: { honoured: list('height width when_predicting'), only: LAST },
    Activation: { honoured: ['activation'] },
    ReLU: { honoured: list('max_value negative_slope threshold') },
    LeakyReLU: { honoured: list('alpha negative_slope') },
    PReLU: { honoured: ['shared_axes'] },
    ELU: { honoured: ['alpha'] },
    GELU: { honoured: ['approximate'] },
    ThresholdedReLU: { honoured: ['theta'] },
    Softmax: { honoured: ['axis'] },
    Add: NONE,
    Subtract: NONE,
    Multiply: NONE,
    Maximum: NONE,
    Minimum: NONE,
    Average: NONE,
    Concatenate: { honoured: ['axis'] },
    Dot: { honoured: list('axes normalize') },
    CustomScaleLayer: { honoured: ['scale'] },
    StochasticDepth: {
      honoured: ['survival_probability'],
      idle: list('rate drop_path_rate drop_prob drop_prop'),
    },
    GlobalAveragePooling1D: GLOBAL,
    GlobalAveragePooling2D: GLOBAL,
    GlobalMaxPooling1D: GLOBAL,
    GlobalMaxPooling2D: GLOBAL,
    MaxPooling1D: POOLED,
    MaxPooling2D: POOLED,
    AveragePooling1D: POOLED,
    AveragePooling2D: POOLED,
    Flatten: { honoured: [], only: LAST },
    Permute: { honoured: ['dims'] },
    RepeatVector: { honoured: ['n'] },
    Reshape: { honoured: list('target_shape newshape') },
    ZeroPadding2D: { honoured: ['padding'], only: LAST },
    Cropping2D: { honoured: ['cropping'], only: LAST },
    Patches: { honoured: ['patch_size'] },
    PatchEncoder: { honoured: list('num_patches projection_dim') },
    Embedding: {
      honoured: list('input_dim output_dim'),
      idle: ['input_length'],
      only: { mask_zero: [false] },
    },
    LSTM: RECURRENT_LAYER,
    GRU: RECURRENT_LAYER,
    SimpleRNN: RECURRENT_LAYER,
    Bidirectional: { honoured: list('layer backward_layer merge_mode') },
    TimeDistributed: { honoured: ['layer'] },
  } satisfies Record<string, Attributes>),
)

type Checked = Pick<LayerConfig, 'path' | 'className' | 'config'>

/** @throws UnsupportedModel, naming the layer, its class, the option and its value. */
export function checkAttributes(layer: Checked): void {
  const attributes = ATTRIBUTES.get(layer.className)
  if (!attributes) return
  for (const [key, value] of Object.entries(layer.config)) {
    if (!isHandled(attributes, key, value)) throw refusal(layer, key, value)
    const wrong = wrongValue(key, value)
    if (wrong)
      throw failure(
        'UnsupportedModel',
        `The layer ${quoted(layer.path)} (${layer.className}) has ${key} = ${quoted(value)}; it ${wrong}.`,
      )
  }
}

/** Whether the table says of a key of a class what becomes of it. */
export function isListed(className: string, key: string): boolean {
  const attributes = ATTRIBUTES.get(className)
  const only = attributes?.only ?? {}
  const named = [...(attributes?.honoured ?? []), ...(attributes?.idle ?? []), ...Object.keys(only)]
  return attributes !== undefined && (IDLE.test(key) || named.includes(key))
}

/** What is null is left to its default. */
function isHandled({ honoured, idle, only }: Attributes, key: string, value: unknown): boolean {
  if (IDLE.test(key) || value === null || value === undefined) return true
  if (honoured.includes(key) || idle?.includes(key)) return true
  const allowed = only && Object.hasOwn(only, key) ? only[key] : undefined
  return allowed !== undefined && [value].flat().every((item) => allowed.includes(item))
}

function refusal({ path, className }: Checked, key: string, value: unknown): Error {
  if (key === 'data_format' && value === 'channels_first')
    return failure(
      'UnsupportedModel',
      `The layer ${quoted(path)} has its channels first (NCHW); convert the model with channels last (NHWC).`,
    )
  return failure(
    'UnsupportedModel',
    `The layer ${quoted(path)} (${className}) has ${key} = ${quoted(value)}, which is not supported here; convert the model as a SavedModel (--input_format=tf_saved_model) instead.`,
  )
}
