// Reductions, transpositions and other moves over axes of tensors up to rank 6.
import * as tf from '@tensorflow/tfjs-core'
import { constant } from '../../gradients/cases/case'
import type { ForwardCase } from './case'
import { type Fold, reduced, turned } from './plain'

const shapes: Readonly<Record<number, readonly number[]>> = {
  2: [3, 5],
  3: [2, 3, 4],
  4: [2, 3, 4, 5],
  5: [2, 3, 2, 4, 3],
  6: [2, 2, 3, 2, 2, 3],
}
const shapeOf = (rank: number) => shapes[rank] ?? []

const folds: Readonly<Record<string, Fold>> = {
  mean: (v) => v.reduce((a, b) => a + b, 0) / v.length,
  sum: (v) => v.reduce((a, b) => a + b, 0),
  max: (v) => Math.max(...v),
  min: (v) => Math.min(...v),
  prod: (v) => v.reduce((a, b) => a * b, 1),
}

const reducers = { mean: tf.mean, sum: tf.sum, max: tf.max, min: tf.min, prod: tf.prod }

/** Products of many values of any size leave the range of floats. */
const near = (x: tf.Tensor, name: string) => (name === 'prod' ? tf.add(1, tf.mul(x, 1 / 8)) : x)

const axesOf: readonly (readonly [rank: number, axes: readonly number[]])[] = [
  [2, [0]],
  [2, [0, 1]],
  [3, [1]],
  [4, [1, 2]],
  [4, [0, 2]],
  [4, [3]],
  [4, [1, 3]],
  [5, [1, 2]],
  [5, [2]],
  [5, [0, 1, 2, 3]],
  [6, [2, 3]],
]

const reductions: readonly ForwardCase[] = Object.entries(reducers).flatMap(([name, reduce]) =>
  axesOf.map(([rank, axes], i) => ({
    family: 'reduction',
    name: `${name} of rank ${rank} over ${axes}`,
    shape: shapeOf(rank),
    run: (x: tf.Tensor) => reduce(near(x, name), [...axes], i % 2 === 0),
    plain: (x: Float32Array) =>
      reduced(
        x.map((v) => (name === 'prod' ? 1 + v / 8 : v)),
        shapeOf(rank),
        axes,
        folds[name] as Fold,
      ),
  })),
)

const orders: readonly (readonly number[])[] = [
  [1, 0],
  [2, 0, 1],
  [0, 2, 1],
  [0, 3, 1, 2],
  [0, 2, 3, 1],
  [3, 2, 1, 0],
  [0, 2, 1, 3],
  [0, 3, 1, 4, 2],
  [4, 2, 0, 3, 1],
  [0, 1, 3, 2, 4, 5],
  [0, 3, 1, 4, 2, 5],
]

const transpositions: readonly ForwardCase[] = orders.map((order) => ({
  family: 'transposition',
  name: `rank ${order.length} to ${order}`,
  shape: shapeOf(order.length),
  run: (x) => tf.transpose(x, [...order]),
  plain: (x) => turned(x, shapeOf(order.length), order),
}))

const ranks = [2, 3, 4, 5]
const indices = (list: number[]) => tf.tensor1d(list, 'int32')
const middle = (rank: number) => Math.floor(rank / 2)

/** One move on tensors of several ranks. */
function moves(name: string, run: (x: tf.Tensor, rank: number) => tf.Tensor): ForwardCase[] {
  return ranks.map((rank) => ({
    family: 'arrangement',
    name: `${name} of rank ${rank}`,
    shape: shapeOf(rank),
    run: (x) => run(x, rank),
  }))
}

const arrangements: readonly ForwardCase[] = [
  ...moves('slice', (x) =>
    tf.slice(
      x,
      x.shape.map(() => 1),
      x.shape.map((n) => n - 1),
    ),
  ),
  ...moves('gather', (x, rank) => tf.gather(x, indices([1, 0, 1]), middle(rank))),
  ...moves('gather of the last axis', (x, rank) => tf.gather(x, indices([2, 0, 1]), rank - 1)),
  ...moves('concat', (x, rank) => tf.concat([x, tf.square(x), x], middle(rank))),
  ...moves('concat of the last axis', (x, rank) => tf.concat([x, tf.square(x)], rank - 1)),
  ...moves(
    'split',
    (x, rank) => tf.split(x, [1, (x.shape[middle(rank)] ?? 1) - 1], middle(rank))[1] as tf.Tensor,
  ),
  ...moves('tile', (x) =>
    tf.tile(
      x,
      x.shape.map((_, axis) => (axis === 1 ? 3 : 1)),
    ),
  ),
  ...moves('stack', (x) => tf.stack([x, tf.square(x)], 1)),
  ...moves('unstack', (x, rank) => tf.unstack(x, middle(rank))[1] as tf.Tensor),
  ...moves('stride', (x) =>
    tf.stridedSlice(
      x,
      x.shape.map(() => 0),
      x.shape,
      x.shape.map(() => 2),
    ),
  ),
  ...moves('backwards', (x) =>
    tf.stridedSlice(
      x,
      x.shape.map((n) => n - 1),
      x.shape.map(() => 0),
      x.shape.map(() => -1),
      0,
      2 ** x.rank - 1,
    ),
  ),
  ...moves('broadcast product', (x) =>
    tf.mul(x, constant(x.shape.map((n, i) => (i === 1 ? n : 1)) as [number], 5)),
  ),
  ...moves('broadcast sum of a row', (x) => tf.add(x, constant([x.shape.at(-1) ?? 1] as [number], 5))),
  ...moves('broadcast sum of a table', (x, rank) =>
    tf.add(constant(x.shape.slice(-2) as [number, number], 5), tf.slice(x, 0, rank > 2 ? 1 : 3)),
  ),
  ...moves('comparison with a row', (x) =>
    tf.cast(tf.greater(x, constant([x.shape.at(-1) ?? 1] as [number], 5)), 'float32'),
  ),
  ...moves('slopes of a row', (x) => tf.prelu(x, constant([x.shape.at(-1) ?? 1] as [number], 5))),
  ...moves('softmax', (x) => tf.softmax(x)),
  ...moves('choice', (x) => tf.where(tf.greater(x, 0.2), x, tf.mul(x, -2))),
]

export const rankGrid: readonly ForwardCase[] = [...reductions, ...transpositions, ...arrangements]
