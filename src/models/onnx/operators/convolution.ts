// Convolution over one or two axes: grouped, depthwise, dilated, with pads on any side. Weights [k, c / groups, h, w]
// become filters once.
import * as tf from '@tensorflow/tfjs-core'
import {
  type FusedActivation,
  type FusedConvolution,
  fusedConv2d,
  fusedDepthwise,
} from '../../../tfjs/gradients/fused'
import { groupedConv2d } from '../../network/groupedConv2d'
import type { Value } from '../trace/value'
import { inputAt, int, ints, refuse } from './ask'
import type { Call, Form, Lowering } from './operator'
import { placeWindows, spaceOf, type Windows } from './windows'

type Pads = [[0, 0], [number, number], [number, number], [0, 0]]

/** The sizes of a convolution, a line's height being 1. */
export interface Shapes {
  readonly groups: number
  readonly windows: Windows
  /** Channels in and out. */
  readonly channels: readonly [number, number]
  readonly line: boolean
}

/** @throws UnsupportedModel where weights and input do not fit, or there are three axes of space */
export function convolutionShapes(call: Call, x: Value, weights: Value): Shapes {
  const space = spaceOf(x)
  if (space.length < 1 || space.length > 2 || weights.shape.length !== x.shape.length)
    throw refuse(call, `works on ${space.length} axes of space; one and two are computed here`)
  const [k = 0, each = 0, ...kernel] = weights.shape
  const groups = int(call, 'group', 1)
  const channels = x.shape[1] ?? 0
  if (each * groups !== channels || k % groups !== 0)
    throw refuse(
      call,
      `has weights [${weights.shape.join(', ')}] for ${channels} channels in ${groups} groups`,
    )
  const windows = placeWindows(call, space, ints(call, 'kernel_shape') ?? kernel)
  return { groups, windows, channels: [channels, k], line: space.length === 1 }
}

const pair = (list: readonly number[]): [number, number] => [list.at(-2) ?? 1, list.at(-1) ?? 1]

export function padsHeld(windows: Windows): Pads {
  const [rows, columns] = windows.pads.length === 1 ? [[0, 0] as const, windows.pads[0]] : windows.pads
  return [
    [0, 0],
    [...(rows ?? [0, 0])] as [number, number],
    [...(columns ?? [0, 0])] as [number, number],
    [0, 0],
  ]
}

/** [k, c / groups, h, w] as a filter [h, w, c / groups, k]; depthwise as [h, w, c, k / c]. */
export function filterForm({ groups, channels, line }: Shapes): Form {
  const depthwise = groups > 1 && groups === channels[0]
  const make = (t: tf.Tensor) => {
    const flat = line ? tf.expandDims(t, 2) : t
    if (!depthwise) return tf.transpose(flat, [2, 3, 1, 0])
    const [k = 1, , h = 1, w = 1] = flat.shape
    return tf.transpose(tf.reshape(flat, [groups, k / groups, h, w]), [2, 3, 0, 1])
  }
  return { layout: 'file', key: depthwise ? 'depthwise filter' : 'filter', make }
}

/** A stride and a dilation together: every cell is computed, and the strided ones are kept. */
function both(options: FusedConvolution, run: (options: FusedConvolution) => tf.Tensor4D): tf.Tensor4D {
  const strided = options.strides.some((step) => step > 1)
  const dilated = options.dilations.some((step) => step > 1)
  if (!strided || !dilated) return run(options)
  const dense = run({ ...options, strides: [1, 1] })
  return tf.stridedSlice(dense, [0, 0, 0, 0], dense.shape, [1, ...options.strides, 1]) as tf.Tensor4D
}

/** The convolution of a picture [n, h, w, c] with a filter of `filterForm`. */
export function convolve(
  { groups, windows, channels }: Shapes,
  [x, filter, bias]: readonly (tf.Tensor | undefined)[],
  activation: FusedActivation = 'linear',
): tf.Tensor4D {
  const depthwise = groups > 1 && groups === channels[0]
  const options: FusedConvolution = {
    x: x as tf.Tensor4D,
    filter: filter as tf.Tensor4D,
    bias: bias as tf.Tensor | undefined,
    activation,
    strides: pair(windows.strides),
    dilations: pair(windows.dilations),
    pad: padsHeld(windows),
  }
  return both(options, depthwise ? fusedDepthwise : groups === 1 ? fusedConv2d : groupedConv2d)
}

/** A line [n, c, l] as a picture [n, 1, l, c], and back. */
export const lineIn = (t: tf.Tensor) => tf.expandDims(tf.transpose(t, [0, 2, 1]), 1)
export const lineOut = (t: tf.Tensor) => tf.transpose(tf.squeeze(t, [1]), [0, 2, 1])

/** A line or a picture; three axes of space are volumeConvolution.ts'. */
export function lowerConvolution(call: Call): Lowering {
  const [x, weights] = [inputAt(call, 0), inputAt(call, 1)]
  const shapes = convolutionShapes(call, x, weights)
  const { line, windows, channels } = shapes
  const bias = call.inputs[2]
  const layout = line ? 'file' : 'last'
  const computing =
    (activation: FusedActivation): Lowering['compute'] =>
    ([t, ...rest]) => {
      const y = convolve(shapes, [line ? lineIn(t as tf.Tensor) : t, ...rest], activation)
      return [line ? lineOut(y) : y]
    }
  return {
    outputs: [{ shape: [x.shape[0] ?? 1, channels[1], ...windows.out], kind: 'float', layout }],
    takes: bias ? [0, 1, 2] : [0, 1],
    forms: [{ layout }, filterForm(shapes)],
    compute: computing('linear'),
    ending: computing,
  }
}
