// Keras 1 wrote the same layers in other words: Convolution2D with nb_filter, border_mode, subsample. JSON in, the
// words of Keras 2 out.
import { asList, asObject, asText, isObject, type Json } from '../json'
import { layersOf } from '../keras/kerasJson'
import { ROW, SWAPPED } from '../keras/oldKernels'

const CLASSES: Readonly<Record<string, string>> = {
  Convolution2D: 'Conv2D',
  AtrousConvolution2D: 'Conv2D',
  SeparableConvolution2D: 'SeparableConv2D',
  Deconvolution2D: 'Conv2DTranspose',
  Convolution1D: 'Conv1D',
  TimeDistributedDense: 'Dense',
}

/** Kernels that lay in another way. */
const KERNELS: Readonly<Record<string, Json>> = {
  Deconvolution2D: { [SWAPPED]: true },
  Convolution1D: { [ROW]: true },
}

const OPTIONS: Readonly<Record<string, string>> = {
  nb_filter: 'filters',
  filter_length: 'kernel_size',
  pool_length: 'pool_size',
  stride: 'strides',
  subsample: 'strides',
  subsample_length: 'strides',
  border_mode: 'padding',
  bias: 'use_bias',
  atrous_rate: 'dilation_rate',
  output_dim: 'units',
  p: 'rate',
}

const MERGES: Readonly<Record<string, string>> = {
  sum: 'Add',
  mul: 'Multiply',
  ave: 'Average',
  max: 'Maximum',
  concat: 'Concatenate',
}

/** Files of later versions stay as they are. */
export function fromKeras1(model: Json): Json {
  return isOld(model) ? rewritten(model) : model
}

function isOld(model: Json): boolean {
  return layersOf(model).some((layer) => {
    const config = asObject(layer.config)
    const old = ['nb_filter', 'border_mode', 'dim_ordering', 'output_dim', 'concat_axis']
    return old.some((key) => key in config && layer.class_name !== 'Embedding') || isOld(layer)
  })
}

function rewritten(model: Json): Json {
  const layers = layersOf(model).map(rewriteLayer)
  return { ...model, config: Array.isArray(model.config) ? layers : { ...asObject(model.config), layers } }
}

/** Of training, or said in other words here. */
const LEFT_OUT =
  /^(nb_row|nb_col|dim_ordering|concat_axis|mode_type|dot_axes|arguments|output_(shape|mask)(_type)?|init|(gamma|beta)_init|[Wb]_(regularizer|constraint)|weights|input_(dim|length)|(node|tensor)_indices)$/

function rewriteLayer(layer: Json): Json {
  if (asList(asObject(layer.config).layers).length > 0 || Array.isArray(layer.config)) return rewritten(layer)
  const given = asText(layer.class_name) ?? ''
  const old = asObject(layer.config)
  const merge = given === 'Merge' ? (MERGES[asText(old.mode) ?? ''] ?? given) : null
  const kept = Object.entries(old).filter(
    ([key]) => !LEFT_OUT.test(key) && !isUsualMode(given, key, old[key]),
  )
  const config: Json = Object.fromEntries(kept.map(([key, value]) => [OPTIONS[key] ?? key, value]))
  const kernel = old.nb_row === undefined ? {} : { kernel_size: [old.nb_row, old.nb_col] }
  const order = old.dim_ordering === 'th' ? 'channels_first' : 'channels_last'
  const axis = merge === 'Concatenate' ? { axis: old.concat_axis ?? -1 } : {}
  const format = old.dim_ordering === undefined ? {} : { data_format: order }
  const className = merge ?? CLASSES[given] ?? given
  const inner = isObject(old.layer) ? { layer: rewriteLayer(old.layer) } : {}
  const all = { ...config, ...kernel, ...axis, ...format, ...KERNELS[given], ...inner }
  return { ...layer, class_name: className, config: all }
}

/** How a merge merges is its class here; a batch norm over each feature is the only one that there is now. */
const isUsualMode = (className: string, key: string, value: unknown) =>
  key === 'mode' && (className === 'Merge' || value === 0)
