// Cells around a value: constant, reflected, of the edge, from the other end; and crops, which are negative pads.
import * as tf from '@tensorflow/tfjs-core'
import { flipAxis, padAxis, sliceAxis } from '../../../tfjs/gradients/axes'
import { heldAxis, type Value } from '../trace/value'
import { axesIn, float, inputAt, ints, knownList, knownNumber, listAt, refuse, text } from './ask'
import type { Call, Lowering, Operators } from './operator'

type Sides = readonly [number, number]
type Fill = (t: tf.Tensor, axis: number, sides: Sides) => tf.Tensor

function readSides(call: Call, x: Value): Sides[] {
  const rank = x.shape.length
  const pads = listAt(call, 1, 'pads') ?? ints(call, 'paddings') ?? []
  const axes = axesIn(call, knownList(call, 3, 'axes') ?? x.shape.map((_, axis) => axis), rank)
  if (pads.length !== 2 * axes.length) throw refuse(call, `has ${pads.length} pads for ${axes.length} axes`)
  const sides = x.shape.map((): Sides => [0, 0])
  axes.forEach((axis, i) => {
    sides[axis] = [pads[i] ?? 0, pads[i + axes.length] ?? 0]
  })
  return sides
}

const size = (t: tf.Tensor, axis: number) => t.shape[axis] ?? 1
/** The cells from `begin` on, backwards. */
const mirrored = (t: tf.Tensor, axis: number, range: readonly [number, number]) =>
  flipAxis(sliceAxis(t, axis, range), axis)

const joined = (parts: readonly tf.Tensor[], axis: number) =>
  tf.concat(
    parts.filter((part) => size(part, axis) > 0),
    axis,
  )

const reflected: Fill = (t, axis, [before, after]) =>
  joined([mirrored(t, axis, [1, before]), t, mirrored(t, axis, [size(t, axis) - 1 - after, after])], axis)

const repeatedEdge: Fill = (t, axis, [before, after]) => {
  const times = (count: number) => t.shape.map((_, i) => (i === axis ? count : 1))
  const first = sliceAxis(t, axis, [0, 1])
  const last = sliceAxis(t, axis, [size(t, axis) - 1, 1])
  return joined(
    [
      ...(before > 0 ? [tf.tile(first, times(before))] : []),
      t,
      ...(after > 0 ? [tf.tile(last, times(after))] : []),
    ],
    axis,
  )
}

const wrapped: Fill = (t, axis, [before, after]) =>
  joined([sliceAxis(t, axis, [size(t, axis) - before, before]), t, sliceAxis(t, axis, [0, after])], axis)

const FILLS: Readonly<Record<string, Fill>> = { reflect: reflected, edge: repeatedEdge, wrap: wrapped }

/** With a constant: cut first, then filled. */
function filled(t: tf.Tensor, sides: readonly Sides[], value: number): tf.Tensor {
  const cut = sides.reduce(
    (x, [before, after], axis) => padAxis(x, axis, [Math.min(0, before), Math.min(0, after)]),
    t,
  )
  const pads = sides.map(([before, after]): [number, number] => [Math.max(0, before), Math.max(0, after)])
  if (pads.every(([before, after]) => before === 0 && after === 0)) return cut
  if (value === 0) return pads.reduce((x, pair, axis) => padAxis(x, axis, pair), cut)
  return tf.pad(cut, pads, value)
}

function lowered(call: Call): Lowering {
  const x = inputAt(call, 0)
  const how = text(call, 'mode', 'constant')
  const value = knownNumber(call, 2, 'value') ?? float(call, 'value', 0)
  const sides = readSides(call, x)
  const fill = FILLS[how]
  if (how !== 'constant' && !fill) throw refuse(call, `pads by "${how}", which is not known here`)
  const shape = x.shape.map((n, axis) => n + (sides[axis]?.[0] ?? 0) + (sides[axis]?.[1] ?? 0))
  const held: Sides[] = []
  sides.forEach((pair, axis) => {
    held[heldAxis(axis, x)] = pair
  })
  // -Infinity in front of a max pool: the least float, with which WebGL can compute.
  const finite = Math.max(-3.4e38, Math.min(3.4e38, value))
  const around = (t: tf.Tensor) =>
    fill
      ? held.reduce((y, pair, axis) => (pair.every((n) => n === 0) ? y : fill(y, axis, pair)), t)
      : filled(t, held, finite)
  return {
    outputs: [{ shape, kind: x.kind, layout: x.layout }],
    takes: [0],
    forms: [{ layout: x.layout }],
    compute: ([t]) => [around(t as tf.Tensor)],
    ...(!fill && value === 0 && sides.flat().every((size) => size >= 0) && { zeros: sides }),
  }
}

/** Cropped or padded evenly to given sizes; what is odd goes behind. */
function centred(call: Call): Lowering {
  const x = inputAt(call, 0)
  const wanted = knownList(call, 1, 'sizes') ?? []
  const axes = axesIn(call, ints(call, 'axes') ?? x.shape.map((_, axis) => axis), x.shape.length)
  const shape = [...x.shape]
  const held = x.shape.map((): Sides => [0, 0])
  axes.forEach((axis, i) => {
    const more = (wanted[i] ?? 0) - (x.shape[axis] ?? 0)
    const before = more >= 0 ? Math.floor(more / 2) : -Math.floor(-more / 2)
    shape[axis] = wanted[i] ?? 0
    held[heldAxis(axis, x)] = [before, more - before]
  })
  return {
    outputs: [{ shape, kind: x.kind, layout: x.layout }],
    takes: [0],
    forms: [{ layout: x.layout }],
    compute: ([t]) => [filled(t as tf.Tensor, held, 0)],
  }
}

export const padding: Operators = { Pad: { lower: lowered }, CenterCropPad: { lower: centred } }
