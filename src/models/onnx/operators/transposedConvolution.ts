// Transposed convolution: computed whole, then cut by the pads and filled up by the output padding.
import * as tf from '@tensorflow/tfjs-core'
import { padAxis, spreadAxis } from '../../../tfjs/gradients/axes'
import type { Value } from '../trace/value'
import { inputAt, int, ints, refuse, text } from './ask'
import { lineIn, lineOut } from './convolution'
import type { Call, Form, Lowering } from './operator'

export interface Geometry {
  readonly strides: readonly number[]
  /** Cells that are cut (or added, where negative) before and after each axis of space. */
  readonly cuts: readonly (readonly [number, number])[]
  readonly out: readonly number[]
}

export function readGeometry(call: Call, space: readonly number[], kernel: readonly number[]): Geometry {
  const each = (name: string, value: number) => ints(call, name) ?? space.map(() => value)
  const strides = each('strides', 1)
  const dilations = each('dilations', 1)
  const extra = each('output_padding', 0)
  const whole = space.map(
    (size, i) => (size - 1) * (strides[i] ?? 1) + ((kernel[i] ?? 1) - 1) * (dilations[i] ?? 1) + 1,
  )
  const wanted = ints(call, 'output_shape')?.slice(-space.length)
  const how = text(call, 'auto_pad', 'NOTSET')
  const pads = ints(call, 'pads') ?? new Array<number>(2 * space.length).fill(0)
  const sizes = space.map((size, i) => {
    if (wanted) return wanted[i] ?? 0
    if (how.startsWith('SAME')) return size * (strides[i] ?? 1)
    const cut = how === 'VALID' ? 0 : (pads[i] ?? 0) + (pads[i + space.length] ?? 0)
    return (whole[i] ?? 0) - cut + (extra[i] ?? 0)
  })
  const cuts = sizes.map((size, i) => {
    if (!wanted && !how.startsWith('SAME') && how !== 'VALID') {
      const before = pads[i] ?? 0
      return [before, (whole[i] ?? 0) - before - size] as const
    }
    const total = (whole[i] ?? 0) + (how === 'NOTSET' ? (extra[i] ?? 0) : 0) - size
    const less = Math.floor(total / 2)
    const before = how === 'SAME_UPPER' ? less : total - less
    return [before, (whole[i] ?? 0) - before - size] as const
  })
  return { strides, cuts, out: sizes }
}

/** [c, k / groups, h, w] as a filter [h, w, k / groups, c], with the holes of a dilation filled by zeros. */
export function transposedFilter(dilations: readonly number[], line: boolean): Form {
  const [rows = 1, columns = 1] = line ? [1, dilations[0]] : dilations
  return {
    layout: 'file',
    key: `transposed filter ${rows} ${columns}`,
    make: (t) => {
      const filter = tf.transpose(line ? tf.expandDims(t, 2) : t, [2, 3, 1, 0])
      return spreadAxis(spreadAxis(filter, 0, rows), 1, columns)
    },
  }
}

/** @throws UnsupportedModel where weights and channels do not fit */
export function readGroups(call: Call, x: Value, weights: Value): number {
  const space = x.shape.length - 2
  if (space < 1 || space > 3 || weights.shape.length !== x.shape.length)
    throw refuse(call, `works on ${space} axes of space; one to three are computed here`)
  const groups = int(call, 'group', 1)
  const channels = x.shape[1] ?? 0
  if (weights.shape[0] === channels && channels % groups === 0) return groups
  throw refuse(call, `has weights [${weights.shape.join(', ')}] for ${channels} channels in ${groups} groups`)
}

/** One axis of space, or two. */
export function lowerTransposed(call: Call): Lowering {
  const [x, weights, bias] = [inputAt(call, 0), inputAt(call, 1), call.inputs[2]]
  const [n = 1, , ...space] = x.shape
  const [, each = 0, ...kernel] = weights.shape
  const groups = readGroups(call, x, weights)
  const plan = readGeometry(call, space, kernel)
  const line = space.length === 1
  const layout = line ? 'file' : 'last'
  return {
    outputs: [{ shape: [n, each * groups, ...plan.out], kind: 'float', layout }],
    takes: bias ? [0, 1, 2] : [0, 1],
    forms: [{ layout }, transposedFilter(ints(call, 'dilations') ?? space.map(() => 1), line)],
    compute: ([t, filter, added]) => {
      const map = (line ? lineIn(t as tf.Tensor) : t) as tf.Tensor4D
      const whole = grouped(map, filter as tf.Tensor4D, { groups, plan })
      const cut = cutBy(whole, line ? [[0, 0], ...plan.cuts] : plan.cuts)
      const y = added ? tf.add(cut, added) : cut
      return [line ? lineOut(y) : y]
    },
  }
}

export function grouped(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  { groups, plan }: { readonly groups: number; readonly plan: Geometry },
): tf.Tensor {
  // A split into one part has no gradient in TensorFlow.js.
  if (groups === 1) return spreadOut(x, filter, plan)
  const parts: tf.Tensor4D[] = tf.split(x, groups, 3)
  const filters: tf.Tensor4D[] = tf.split(filter, groups, 3)
  return tf.concat(
    parts.map((part, i) => spreadOut(part, filters[i] ?? filter, plan)),
    3,
  )
}

/** Without any pads. */
function spreadOut(x: tf.Tensor4D, filter: tf.Tensor4D, { strides }: Geometry): tf.Tensor4D {
  const [rows, columns] = [strides.at(-2) ?? 1, strides.at(-1) ?? 1]
  const [n, h, w] = x.shape
  const [kh, kw, k] = filter.shape
  const shape: [number, number, number, number] = [n, (h - 1) * rows + kh, (w - 1) * columns + kw, k]
  return tf.conv2dTranspose(x, filter, shape, [rows, columns], 'valid')
}

function cutBy(t: tf.Tensor, [rows, columns]: readonly (readonly [number, number])[]): tf.Tensor {
  const [top, bottom] = rows ?? [0, 0]
  const [left, right] = columns ?? [0, 0]
  return padAxis(padAxis(t, 1, [-top, -bottom]), 2, [-left, -right])
}
