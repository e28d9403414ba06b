// Slice: a range of some axes, forwards or backwards, in steps.
import { slice, stridedSlice, type Tensor } from '@tensorflow/tfjs-core'
import { placesOf, stridesOf, taken } from '../host/host'
import { heldAxis, type Value } from '../trace/value'
import { axesIn, inputAt, listAt, refuse } from './ask'
import { hostsOf } from './fold'
import type { Call, Operator, Operators } from './operator'

interface Range {
  readonly begin: number
  readonly step: number
  readonly count: number
}

/** One range an axis of the file. Ends far outside mean to the end. */
export function readRanges(call: Call, x: Value): Range[] {
  const rank = x.shape.length
  const starts = listAt(call, 1, 'starts') ?? []
  const ends = listAt(call, 2, 'ends') ?? []
  const axes = axesIn(call, listAt(call, 3, 'axes') ?? starts.map((_, i) => i), rank)
  const steps = listAt(call, 4, 'steps') ?? starts.map(() => 1)
  const ranges = x.shape.map((size) => ({ begin: 0, step: 1, count: size }))
  axes.forEach((axis, i) => {
    const step = steps[i] ?? 1
    if (step === 0) throw refuse(call, 'goes in steps of 0')
    ranges[axis] = rangeOf(x.shape[axis] ?? 0, [starts[i] ?? 0, ends[i] ?? 0], step)
  })
  return ranges
}

function rangeOf(size: number, [start, end]: readonly [number, number], step: number): Range {
  const within = (at: number, low: number, high: number) =>
    Math.max(low, Math.min(high, at < 0 ? at + size : at))
  const begin = step > 0 ? within(start, 0, size) : within(start, 0, size - 1)
  const stop = step > 0 ? within(end, 0, size) : within(end, -1, size - 1)
  return { begin, step, count: Math.max(0, Math.ceil((stop - begin) / step)) }
}

/** The ranges in the order of the tensor's axes. */
function heldRanges(ranges: readonly Range[], x: Value): Range[] {
  const held: Range[] = []
  ranges.forEach((range, axis) => {
    held[heldAxis(axis, x)] = range
  })
  return held
}

function cut(t: Tensor, ranges: readonly Range[]): Tensor {
  const begins = ranges.map(({ begin }) => begin)
  const counts = ranges.map(({ count }) => count)
  if (ranges.every(({ step, count }) => step === 1 || count <= 1)) return slice(t, begins, counts)
  const steps = ranges.map(({ step, count }) => (count <= 1 ? 1 : step))
  const ends = ranges.map(({ begin, count }, i) => begin + count * (steps[i] ?? 1))
  // An end before the first cell cannot be written as a number: a mask says "to the first".
  const mask = ends.reduce((bits, end, i) => (end < 0 ? bits | (1 << i) : bits), 0)
  return stridedSlice(t, begins, ends, steps, 0, mask)
}

const slicing: Operator = {
  lower: (call) => {
    const x = inputAt(call, 0)
    const ranges = readRanges(call, x)
    const held = heldRanges(ranges, x)
    return {
      outputs: [{ shape: ranges.map(({ count }) => count), kind: x.kind, layout: x.layout }],
      takes: [0],
      forms: [{ layout: x.layout }],
      compute: ([t]) => [cut(t as Tensor, held)],
    }
  },
  fold: (call) => {
    const x = inputAt(call, 0)
    const [host] = hostsOf(call)
    if (!host) return null
    const ranges = readRanges(call, x)
    const own = stridesOf(host.shape)
    const first = ranges.reduce((sum, { begin }, axis) => sum + begin * (own[axis] ?? 1), 0)
    const shape = ranges.map(({ count }) => count)
    const strides = ranges.map(({ step }, axis) => step * (own[axis] ?? 1))
    return [taken(host, shape, placesOf(shape, strides, first))]
  },
}

export const slicingOperators: Operators = { Slice: slicing }
