// GridSample: a map read at places that a grid names, as spatial transformers and deformable layers do. Along each axis
// of space a place has taps: one cell (nearest), two (linear) or four (cubic); each tap of all axes together is a pick.
import * as tf from '@tensorflow/tfjs-core'
import { sizeOf, stridesOf } from '../host/host'
import type { Value } from '../trace/value'
import { flag, inputAt, knownList, refuse, text } from './ask'
import type { Call, Lowering, Operators } from './operator'

interface Sampling {
  readonly kind: 'nearest' | 'linear' | 'cubic'
  readonly outside: 'zeros' | 'border' | 'reflection'
  readonly aligned: boolean
  /** Of space: rows, columns; or slices, rows, columns. */
  readonly sizes: readonly number[]
}

interface Tap {
  /** Cells, whole floats; perhaps outside. */
  readonly at: tf.Tensor
  readonly weight: tf.Tensor | null
}

const NAMES: Readonly<Record<string, Sampling['kind']>> = {
  nearest: 'nearest',
  linear: 'linear',
  bilinear: 'linear',
  cubic: 'cubic',
  bicubic: 'cubic',
}

function readSampling(call: Call, x: Value, grid: Value): Sampling {
  const mode = text(call, 'mode', 'linear')
  const outside = text(call, 'padding_mode', 'zeros')
  const kind = NAMES[mode]
  if (!kind || (outside !== 'zeros' && outside !== 'border' && outside !== 'reflection'))
    throw refuse(call, `has the mode "${mode}" and the padding "${outside}"`)
  const sizes = x.shape.slice(2)
  const fits = sizes.length === 2 || sizes.length === 3
  if (!fits || grid.shape.length !== x.shape.length || grid.shape.at(-1) !== sizes.length)
    throw refuse(call, `has a grid [${grid.shape.join(', ')}] for a map [${x.shape.join(', ')}]`)
  return { kind, outside, aligned: flag(call, 'align_corners'), sizes }
}

/** The first and the last place that an axis has. */
const bounds = (size: number, aligned: boolean) =>
  (aligned ? [0, size - 1] : [-0.5, size - 0.5]) as [number, number]

/** -1..1 as cells. */
function cells(t: tf.Tensor, size: number, { aligned }: Sampling): tf.Tensor {
  const whole = tf.add(t, 1)
  return aligned ? tf.mul(whole, (size - 1) / 2) : tf.sub(tf.mul(whole, size / 2), 0.5)
}

/** Thrown back at both ends. */
function reflected(t: tf.Tensor, [low, high]: readonly [number, number]): tf.Tensor {
  const range = high - low
  if (range === 0) return tf.fill(t.shape, low)
  const from = tf.sub(t, low)
  const round = tf.mul(tf.floor(tf.div(from, 2 * range)), 2 * range)
  return tf.add(tf.sub(range, tf.abs(tf.sub(tf.sub(from, round), range))), low)
}

/** Places outside brought back, all axes of one together, as ONNX has it. */
function broughtBack(
  places: readonly tf.Tensor[],
  { outside, aligned, sizes }: Sampling,
): readonly tf.Tensor[] {
  if (outside === 'zeros') return places
  const out = places.map((place, i) => {
    const [low, high] = bounds(sizes[i] ?? 1, aligned)
    return tf.logicalOr(tf.less(place, low), tf.greater(place, high))
  })
  const any = out.reduce((a, b) => tf.logicalOr(a, b))
  return places.map((place, i) => {
    const size = sizes[i] ?? 1
    const back =
      outside === 'border' ? tf.clipByValue(place, 0, size - 1) : reflected(place, bounds(size, aligned))
    return tf.where(any, back, place)
  })
}

/** Keys' kernel with a = -0.75, at the distances 1 + f, f, 1 - f and 2 - f. */
function cubicWeights(f: tf.Tensor): tf.Tensor[] {
  const a = -0.75
  const near = (x: tf.Tensor) => tf.add(tf.mul(tf.mul(tf.sub(tf.mul(x, a + 2), a + 3), x), x), 1)
  const far = (x: tf.Tensor) => tf.mul(tf.sub(tf.mul(tf.add(tf.mul(tf.sub(x, 5), x), 8), x), 4), a)
  return [far(tf.add(f, 1)), near(f), near(tf.sub(1, f)), far(tf.sub(2, f))]
}

function findTaps(place: tf.Tensor, { kind }: Sampling): Tap[] {
  if (kind === 'nearest') return [{ at: tf.round(place), weight: null }]
  const first = tf.floor(place)
  const rest = tf.sub(place, first)
  if (kind === 'linear')
    return [
      { at: first, weight: tf.sub(1, rest) },
      { at: tf.add(first, 1), weight: rest },
    ]
  return cubicWeights(rest).map((weight, i) => ({ at: tf.add(first, i - 1), weight }))
}

/** [n p, c] of the rows of `flat` [n sizes, c] at one tap of each axis. */
function pick(
  flat: tf.Tensor,
  taps: readonly Tap[],
  { how, base }: { how: Sampling; base: tf.Tensor },
): tf.Tensor {
  let [row, weight]: [tf.Tensor, tf.Tensor | null] = [base, null]
  const times = (t: tf.Tensor) => (weight === null ? t : tf.mul(weight, t))
  taps.forEach((tap, i) => {
    const size = how.sizes[i] ?? 1
    const back = how.outside === 'reflection' ? reflected(tap.at, bounds(size, how.aligned)) : tap.at
    const inside = tf.clipByValue(tf.round(back), 0, size - 1)
    row = tf.add(tf.mul(row, size), inside)
    if (tap.weight) weight = times(tap.weight)
    if (how.outside === 'zeros') weight = times(tf.cast(tf.equal(tap.at, inside), 'float32'))
  })
  // Not `gather`, whose gradient is a product with one column for each cell of the map.
  const values = tf.gatherND(flat, tf.expandDims(tf.cast(row, 'int32'), 1))
  return weight === null ? values : tf.mul(values, tf.expandDims(weight, 1))
}

/** Every choice of one from each list. */
function choices<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (some, list) => some.flatMap((each) => list.map((one) => [...each, one])),
    [[]],
  )
}

/** `x` [n, ...sizes, c] at the places of `grid` [n, ...p, axes], whose last axis names columns first. */
function sampled(x: tf.Tensor, grid: tf.Tensor, how: Sampling): tf.Tensor {
  const n = x.shape[0] ?? 1
  const channels = x.shape.at(-1) ?? 1
  const count = sizeOf(grid.shape) / (n * how.sizes.length)
  const flat = tf.reshape(x, [n * sizeOf(how.sizes), channels])
  const columns = tf.unstack(tf.reshape(grid, [n * count, how.sizes.length]), 1).toReversed()
  const places = broughtBack(
    columns.map((t, i) => cells(t, how.sizes[i] ?? 1, how)),
    how,
  )
  const base = tf.tensor(Float32Array.from({ length: n * count }, (_, i) => Math.floor(i / count)))
  const picks = choices(places.map((place) => findTaps(place, how))).map((taps) =>
    pick(flat, taps, { how, base }),
  )
  return tf.reshape(tf.addN(picks), [n, ...grid.shape.slice(1, -1), channels])
}

function lowered(call: Call): Lowering {
  const [x, grid] = [inputAt(call, 0), inputAt(call, 1)]
  const how = readSampling(call, x, grid)
  const plane = how.sizes.length === 2
  const layout = plane ? 'last' : 'file'
  const shape = [x.shape[0] ?? 1, x.shape[1] ?? 1, ...grid.shape.slice(1, -1)]
  return {
    outputs: [{ shape, kind: 'float', layout }],
    forms: [{ layout }, { layout: 'file' }],
    compute: ([t, places]) => {
      const map = t as tf.Tensor
      const at = places as tf.Tensor
      if (plane) return [sampled(map, at, how)]
      return [tf.transpose(sampled(tf.transpose(map, [0, 2, 3, 4, 1]), at, how), [0, 4, 1, 2, 3])]
    },
  }
}

/** Where the cells of a map of `sizes` lie, -1..1 along each axis, columns first, and a one: [cells, axes + 1]. */
function cellGrid(sizes: readonly number[], aligned: boolean): tf.Tensor2D {
  const strides = stridesOf(sizes)
  const place = (at: number, size: number) => {
    if (aligned) return size === 1 ? 0 : (2 * at) / (size - 1) - 1
    return (2 * at + 1) / size - 1
  }
  const cells = Array.from({ length: sizeOf(sizes) }, (_, i) => {
    const along = sizes.map((size, axis) => place(Math.floor(i / (strides[axis] ?? 1)) % size, size))
    return [...along.reverse(), 1]
  })
  return tf.tensor2d(cells, [cells.length, sizes.length + 1])
}

/** theta [n, axes, axes + 1] times the places of all cells: [n, ...sizes, axes] */
function affineGrid(call: Call): Lowering {
  const theta = inputAt(call, 0)
  const [, , ...sizes] = knownList(call, 1, 'sizes') ?? []
  const [n = 1] = theta.shape
  const axes = sizes.length
  const fits = (axes === 2 || axes === 3) && `${theta.shape.slice(1)}` === `${[axes, axes + 1]}`
  if (!fits) throw refuse(call, `has [${theta.shape.join(', ')}] for a map of ${axes} axes of space`)
  const shape = [n, ...sizes, axes]
  return {
    outputs: [{ shape, kind: 'float', layout: 'file' }],
    takes: [0],
    compute: ([t]) => {
      const places = tf.tile(tf.expandDims(cellGrid(sizes, flag(call, 'align_corners')), 0), [n, 1, 1])
      return [tf.reshape(tf.matMul(places, t as tf.Tensor, false, true), shape)]
    },
  }
}

export const gridSampling: Operators = { GridSample: { lower: lowered }, AffineGrid: { lower: affineGrid } }
