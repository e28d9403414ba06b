// Resize: along each axis a product with a small matrix, in every mode; or TensorFlow.js's own where it agrees.
import * as tf from '@tensorflow/tfjs-core'
import { heldAxis, type Value } from '../trace/value'
import { axesIn, flag, float, inputAt, ints, knownList, refuse, text } from './ask'
import type { Call, Lowering, Operators } from './operator'
import { type Line, linesMatrix, type Mode } from './resizeLine'

interface Sizes {
  /** One line an axis of the file; null where it stays. */
  readonly lines: readonly (Line | null)[]
  readonly shape: readonly number[]
}

function readMode(call: Call): Mode {
  const upsample = call.op === 'Upsample' || call.opset < 11
  const kind = text(call, 'mode', 'nearest')
  if (kind !== 'nearest' && kind !== 'linear' && kind !== 'cubic')
    throw refuse(call, `has the mode "${kind}"`)
  return {
    kind,
    places: upsample ? 'asymmetric' : text(call, 'coordinate_transformation_mode', 'half_pixel'),
    nearest: upsample ? 'floor' : text(call, 'nearest_mode', 'round_prefer_floor'),
    cubic: float(call, 'cubic_coeff_a', -0.75),
    excludeOutside: flag(call, 'exclude_outside'),
    outside: float(call, 'extrapolation_value', 0),
    antialias: flag(call, 'antialias'),
  }
}

function readSizes(call: Call, x: Value, mode: Mode): Sizes {
  const rank = x.shape.length
  // Upsample and the first Resize have the scales second, later ones a region between.
  const at =
    call.op === 'Upsample' || call.opset < 11
      ? { scales: 1, region: 9, sizes: 9 }
      : { scales: 2, region: 1, sizes: 3 }
  const axes = axesIn(call, ints(call, 'axes') ?? x.shape.map((_, axis) => axis), rank)
  const scales = knownList(call, at.scales, 'scales') ?? ints(call, 'scales') ?? []
  const sizes = knownList(call, at.sizes, 'sizes') ?? []
  const region = mode.places === 'tf_crop_and_resize' ? (knownList(call, at.region, 'region') ?? []) : []
  if (scales.length === 0 && sizes.length === 0) throw refuse(call, 'says neither sizes nor scales')
  const given =
    sizes.length > 0
      ? fitted(
          call,
          axes.map((axis) => x.shape[axis] ?? 1),
          sizes,
        )
      : null
  const shape = [...x.shape]
  const lines = new Array<Line | null>(rank).fill(null)
  axes.forEach((axis, i) => {
    const size = x.shape[axis] ?? 1
    const scale = given ? (given.scales[i] ?? 1) : (scales[i] ?? 1)
    const out = given ? (given.sizes[i] ?? size) : Math.floor(size * scale + 1e-9)
    const crop = region.length > 0 ? ([region[i] ?? 0, region[i + axes.length] ?? 1] as const) : null
    shape[axis] = out
    if (out !== size || scale !== 1 || crop) lines[axis] = { size, out, scale, crop }
  })
  return { lines, shape }
}

/** Sizes as they are, or kept in proportion. */
function fitted(call: Call, from: readonly number[], to: readonly number[]) {
  const policy = text(call, 'keep_aspect_ratio_policy', 'stretch')
  const ratios = to.map((size, i) => size / (from[i] ?? 1))
  if (policy === 'stretch') return { sizes: to, scales: ratios }
  const scale = policy === 'not_larger' ? Math.min(...ratios) : Math.max(...ratios)
  const sizes = from.map((size) => Math.floor(size * scale + 0.5))
  return { sizes, scales: sizes.map(() => scale) }
}

/** What TensorFlow.js computes alike: a map made larger or smaller, by its usual centres. */
function own(sizes: Sizes, x: Value, mode: Mode): ((t: tf.Tensor) => tf.Tensor) | null {
  const [batch, channels, rows, columns] = sizes.lines
  if (x.layout !== 'last' || batch || channels || mode.antialias || mode.kind !== 'linear') return null
  const regular = [rows, columns].every((line) => !line || line.scale === line.out / line.size)
  if (!regular || !/^(half_pixel|pytorch_half_pixel|align_corners)$/.test(mode.places)) return null
  const to: [number, number] = [sizes.shape[2] ?? 1, sizes.shape[3] ?? 1]
  if (to.includes(1)) return null
  const aligned = mode.places === 'align_corners'
  return (t) => tf.image.resizeBilinear(t as tf.Tensor4D, to, aligned, !aligned)
}

/** One axis: its cells are mixed by a matrix [out, size]. */
function alongAxis(t: tf.Tensor, axis: number, matrix: tf.Tensor): tf.Tensor {
  const before = t.shape.slice(0, axis).reduce((a, b) => a * b, 1)
  const after = t.shape.slice(axis + 1)
  const flat = tf.reshape(t, [before, t.shape[axis] ?? 1, after.reduce((a, b) => a * b, 1)])
  const [out = 1, size = 1] = matrix.shape
  const mixed = tf.matMul(tf.reshape(matrix, [1, out, size]), flat)
  return tf.reshape(mixed, [...t.shape.slice(0, axis), out, ...after])
}

function lowered(call: Call): Lowering {
  const x = inputAt(call, 0)
  const mode = readMode(call)
  const sizes = readSizes(call, x, mode)
  const byTensorFlow = own(sizes, x, mode)
  const moved = sizes.lines.flatMap((line, axis) =>
    line ? [{ axis: heldAxis(axis, x), line, ...linesMatrix(line, mode) }] : [],
  )
  return {
    outputs: [{ shape: sizes.shape, kind: x.kind, layout: x.layout }],
    takes: [0],
    forms: [{ layout: x.layout }],
    compute: ([t]) => {
      const input = t as tf.Tensor
      if (byTensorFlow) return [byTensorFlow(input)]
      return [
        moved.reduce((y, { axis, line, matrix, outside }) => {
          const mixed = alongAxis(y, axis, tf.tensor(matrix, [line.out, line.size]))
          return outside.includes(1) ? filledOutside(mixed, axis, { outside, value: mode.outside }) : mixed
        }, input),
      ]
    },
  }
}

/** Cells that lie beyond the region get one value. */
function filledOutside(
  t: tf.Tensor,
  axis: number,
  { outside, value }: { readonly outside: readonly number[]; readonly value: number },
): tf.Tensor {
  const shape = t.shape.map((_, i) => (i === axis ? outside.length : 1))
  const mask = tf.tensor([...outside], shape)
  return tf.add(tf.mul(t, tf.sub(1, mask)), tf.mul(mask, value))
}

export const resizing: Operators = { Resize: { lower: lowered }, Upsample: { lower: lowered } }
