// What a layer would put out, before anything is computed: a kernel that is asked for more than memory holds, or for
// nothing, does not come back with a sentence.
import { failure } from '../../errors'
import { asNumber, type Json } from '../json'
import { MOST_VALUES } from '../mostValues'
import { quoted } from '../quoted'
import type { LayerConfig } from './layerCalls'

type Shape = readonly number[]

const first = (value: unknown, axis: 0 | 1) => {
  const list = [value ?? 1].flat(2)
  return Number(list.length > 1 ? list[axis] : list[0])
}

/** Rows, columns and channels that come out of a layer that may enlarge or use up its input; null for any other. */
function outgrown(
  className: string,
  config: Json,
  [, rows = 1, columns = 1, channels = 1]: Shape,
): number[] | null {
  const stride = (axis: 0 | 1) => first(config.strides ?? config.pool_size, axis)
  switch (className) {
    case 'RepeatVector':
      return [Number(config.n), rows]
    case 'UpSampling1D':
      return [rows * first(config.size, 0), columns]
    case 'ZeroPadding1D':
      return [rows + sumOf(config.padding), columns]
    case 'Cropping1D':
      return [rows - sumOf(config.cropping), columns]
    case 'Conv1DTranspose':
      return [rows * stride(0), asNumber(config.filters) ?? 1]
    case 'Conv1D':
    case 'SeparableConv1D':
    case 'DepthwiseConv1D':
    case 'MaxPooling1D':
    case 'AveragePooling1D':
      return [windowed(config, rows, 0), asNumber(config.filters) ?? columns]
    case 'AdaptiveAveragePooling2D':
    case 'AdaptiveMaxPooling2D':
      return [first(config.output_size, 0), first(config.output_size, 1), channels]
    case 'UpSampling2D':
      return [rows * first(config.size, 0), columns * first(config.size, 1), channels]
    case 'Resizing':
    case 'CenterCrop':
    case 'RandomCrop':
      return [Number(config.height), Number(config.width), channels]
    case 'ZeroPadding2D':
      return margined([rows, columns, channels], config.padding, 1)
    case 'Cropping2D':
      return margined([rows, columns, channels], config.cropping, -1)
    case 'Conv2DTranspose':
      return [rows * stride(0), columns * stride(1), asNumber(config.filters) ?? 1]
    case 'Conv2D':
    case 'SeparableConv2D':
    case 'DepthwiseConv2D':
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      return [windowed(config, rows, 0), windowed(config, columns, 1), asNumber(config.filters) ?? channels]
    default:
      return null
  }
}

/** Of both ends; one number is each. */
function sumOf(margins: unknown): number {
  const [before = 1, after = before] = [margins ?? 1].flat().map(Number)
  return before + after
}

function margined([rows = 1, columns = 1, channels = 1]: Shape, margins: unknown, sign: 1 | -1): number[] {
  const list = (Array.isArray(margins) ? margins : [margins ?? 1, margins ?? 1]) as readonly unknown[]
  const [down = 0, across = 0] = list.map((pair) => {
    const [a = 0, b = a] = [pair].flat().map(Number)
    return a + b
  })
  return [rows + sign * down, columns + sign * across, channels]
}

/** Places of a convolution's or pool's window along one axis. */
function windowed(config: Json, length: number, axis: 0 | 1): number {
  const stride = first(config.strides ?? config.pool_size, axis)
  if (config.padding === 'same' || config.padding === 'causal') return Math.ceil(length / stride)
  const window =
    (first(config.kernel_size ?? config.pool_size, axis) - 1) * first(config.dilation_rate, axis) + 1
  return Math.floor((length - window) / stride) + 1
}

/** @throws UnsupportedModel, naming the layer and what it would put out */
export function checkShapes({ className, config, path }: LayerConfig, [input = []]: readonly Shape[]): void {
  const output = outgrown(className, config, input)
  if (!output) return
  const size = output.reduce((product, side) => product * side, 1)
  if (output.every((side) => Number.isFinite(side) && side >= 1) && size <= MOST_VALUES) return
  const why = size > MOST_VALUES ? `more than ${MOST_VALUES.toLocaleString('en')} values` : 'which is nothing'
  throw failure(
    'UnsupportedModel',
    `The layer ${quoted(path)} (${className}) would make [${output.join(', ')}] of its input [${input.slice(1).join(', ')}], ${why}; open a model that fits its pictures.`,
  )
}
