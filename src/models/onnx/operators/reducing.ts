// Sums, means, extremes and norms over axes.
import * as tf from '@tensorflow/tfjs-core'
import { type Host, hostOf, isFloat, placesOf, stridesOf } from '../host/host'
import { heldAxis, type Layout, type Value } from '../trace/value'
import { axesIn, inputAt, int, listAt } from './ask'
import { unary } from './elementwise'
import { hostsOf } from './fold'
import type { Call, Lowering, Operator, Operators } from './operator'

type Over = (x: tf.Tensor, axes: number[], keep: boolean) => tf.Tensor
type Join = (numbers: readonly number[]) => number

/** Null where nothing is reduced. */
function readAxes(call: Call, x: Value): number[] | null {
  const given = listAt(call, 1, 'axes')
  if (given && given.length > 0) return axesIn(call, given, x.shape.length)
  return int(call, 'noop_with_empty_axes', 0) !== 0 ? null : x.shape.map((_, axis) => axis)
}

/** What is left keeps its order, in either layout, unless some of space goes and the channels stay. */
function layoutFor(x: Value, axes: readonly number[], keep: boolean): Layout {
  if (keep) return x.layout
  const left = [1, 2, 3].filter((axis) => !axes.includes(axis))
  return x.layout === 'last' && (left.length <= 1 || !left.includes(1)) ? 'last' : 'file'
}

function lowered(call: Call, over: Over, alone: (x: tf.Tensor) => tf.Tensor): Lowering {
  const x = inputAt(call, 0)
  const axes = readAxes(call, x)
  if (!axes) return unary(call, alone)
  const keep = int(call, 'keepdims', 1) !== 0
  const layout = layoutFor(x, axes, keep)
  const shape = x.shape.flatMap((size, axis) => (axes.includes(axis) ? (keep ? [1] : []) : [size]))
  const held = axes.map((axis) => heldAxis(axis, { shape: x.shape, layout }))
  return {
    outputs: [{ shape, kind: x.kind, layout: keep ? layout : 'file' }],
    takes: [0],
    forms: [{ layout }],
    compute: ([t]) => [over(t as tf.Tensor, held, keep)],
  }
}

function folded(call: Call, join: Join): Host[] | null {
  const x = inputAt(call, 0)
  const [host] = hostsOf(call)
  if (!host) return null
  const axes = readAxes(call, x) ?? []
  const strides = stridesOf(host.shape)
  const part = (inside: boolean) => {
    const kept = host.shape.flatMap((_, axis) => (axes.includes(axis) === inside ? [axis] : []))
    return placesOf(
      kept.map((axis) => host.shape[axis] ?? 1),
      kept.map((axis) => strides[axis] ?? 1),
    )
  }
  const [begins, steps] = [part(false), part(true)]
  const data = Array.from(begins, (begin) => join(Array.from(steps, (step) => host.data[begin + step] ?? 0)))
  const keep = int(call, 'keepdims', 1) !== 0
  const shape = host.shape.flatMap((size, axis) => (axes.includes(axis) ? (keep ? [1] : []) : [size]))
  return [hostOf(host.type, shape, isFloat(host.type) ? data.map(Math.fround) : data)]
}

const sum: Join = (numbers) => numbers.reduce((a, b) => a + b, 0)

const reduction = (over: Over, join: Join, alone: (x: tf.Tensor) => tf.Tensor = (x) => x): Operator => ({
  lower: (call) => lowered(call, over, alone),
  fold: (call) => folded(call, join),
})

const squares: Over = (x, axes, keep) => tf.sum(tf.square(x), axes, keep)

export const reducing: Operators = {
  ReduceSum: reduction((x, axes, keep) => tf.sum(x, axes, keep), sum),
  ReduceMean: reduction(
    (x, axes, keep) => tf.mean(x, axes, keep),
    (all) => sum(all) / all.length,
  ),
  ReduceMax: reduction(
    (x, axes, keep) => tf.max(x, axes, keep),
    (all) => Math.max(...all),
  ),
  ReduceMin: reduction(
    (x, axes, keep) => tf.min(x, axes, keep),
    (all) => Math.min(...all),
  ),
  ReduceProd: reduction(
    (x, axes, keep) => tf.prod(x, axes, keep),
    (all) => all.reduce((a, b) => a * b, 1),
  ),
  ReduceL1: reduction(
    (x, axes, keep) => tf.sum(tf.abs(x), axes, keep),
    (all) => sum(all.map(Math.abs)),
    (x) => tf.abs(x),
  ),
  ReduceL2: reduction(
    (x, axes, keep) => tf.sqrt(squares(x, axes, keep)),
    (all) => Math.hypot(...all),
    (x) => tf.abs(x),
  ),
  ReduceSumSquare: reduction(
    squares,
    (all) => sum(all.map((x) => x * x)),
    (x) => tf.square(x),
  ),
  ReduceLogSum: reduction(
    (x, axes, keep) => tf.log(tf.sum(x, axes, keep)),
    (all) => Math.log(sum(all)),
    (x) => tf.log(x),
  ),
  ReduceLogSumExp: reduction(
    (x, axes, keep) => tf.logSumExp(x, axes, keep),
    (all) => Math.log(sum(all.map(Math.exp))),
  ),
}
