// Keras's JSON of any age and any package, with values and class names as Keras 2 writes them today. JSON in, JSON out.
import { asList, asObject, isObject, type Json } from '../json'
import { classOf, containerClass } from './kerasJson'

/** What older versions and other packages call a layer that Keras has. */
const OLD_NAMES: ReadonlyMap<string, string> = new Map([
  ['FixedDropout', 'Dropout'],
  ['BatchNormalizationV1', 'BatchNormalization'],
  ['BatchNormalizationV2', 'BatchNormalization'],
  ['SyncBatchNormalization', 'BatchNormalization'],
  ['LayerNormalizationV2', 'LayerNormalization'],
  ['InstanceNormalization', 'GroupNormalization'],
  ['Convolution1D', 'Conv1D'],
  ['Convolution2D', 'Conv2D'],
  ['Convolution2DTranspose', 'Conv2DTranspose'],
  ['Deconvolution2D', 'Conv2DTranspose'],
  ['SeparableConvolution2D', 'SeparableConv2D'],
  ['MaxPool1D', 'MaxPooling1D'],
  ['MaxPool2D', 'MaxPooling2D'],
  ['AvgPool1D', 'AveragePooling1D'],
  ['AvgPool2D', 'AveragePooling2D'],
  ['GlobalAvgPool1D', 'GlobalAveragePooling1D'],
  ['GlobalAvgPool2D', 'GlobalAveragePooling2D'],
  ['GlobalMaxPool1D', 'GlobalMaxPooling1D'],
  ['GlobalMaxPool2D', 'GlobalMaxPooling2D'],
  ['UnifiedLSTM', 'LSTM'],
  ['LSTMV2', 'LSTM'],
  ['UnifiedGRU', 'GRU'],
  ['GRUV2', 'GRU'],
])

/** Scalars and lists that were NumPy's or a tensor's, and tuples, become plain values. */
export function plainValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValues)
  if (!isObject(value)) return value
  if (value.type === 'ndarray' && 'value' in value) return plainValues(value.value)
  if (value.class_name === '__tuple__') return plainValues(value.items)
  if (value.class_name === '__numpy__' || value.class_name === '__tensor__')
    return plainValues(asObject(value.config).value)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainValues(item)]))
}

/** The model with the class names of today, nested models and wrapped layers included. */
export function withTodaysNames(layer: Json): Json {
  const config = layer.config
  const old = classOf(layer)
  const container = containerClass(layer)
  const name = container ?? OLD_NAMES.get(old) ?? old
  const renamed = { ...layer, class_name: name, ...(name === old ? {} : { written_class: old }) }
  if (container) {
    if (Array.isArray(config))
      return { ...renamed, config: config.map((inner) => withTodaysNames(asObject(inner))) }
    const own = asObject(config)
    const layers = asList(own.layers).map((inner) => withTodaysNames(asObject(inner)))
    return { ...renamed, config: { ...own, layers } }
  }
  const own = asObject(config)
  return { ...renamed, config: { ...own, ...wrapped(own), ...implied(old, own) } }
}

function wrapped(config: Json): Json {
  const keys = ['layer', 'backward_layer'].filter((key) => isObject(config[key]))
  return Object.fromEntries(keys.map((key) => [key, withTodaysNames(asObject(config[key]))]))
}

/** What the old class meant and did not write. */
function implied(old: string, config: Json): Json {
  return old === 'InstanceNormalization' ? { groups: config.groups ?? -1 } : {}
}
