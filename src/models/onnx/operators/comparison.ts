// Comparisons, logic and the choice between two values.
import * as tf from '@tensorflow/tfjs-core'
import { inputAt, int } from './ask'
import { elementwise, unary } from './elementwise'
import { foldEach, hostsOf } from './fold'
import type { Call, Operator, Operators } from './operator'

type Pair = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor

const compared = (compute: Pair, f: (a: number, b: number) => boolean): Operator => ({
  lower: (call) => elementwise(call, (a, b) => compute(a as tf.Tensor, b as tf.Tensor), 'bool'),
  fold: (call) => foldEach(call, (a = 0, b = 0) => (f(a, b) ? 1 : 0), 'bool'),
})

const bool = (x: tf.Tensor) => tf.cast(x, 'bool')

const choice: Operator = {
  lower: (call) => {
    const { kind } = inputAt(call, 1)
    const chosen = (condition: tf.Tensor, a: tf.Tensor, b: tf.Tensor) => tf.where(bool(condition), a, b)
    return elementwise(call, chosen as (...inputs: tf.Tensor[]) => tf.Tensor, kind)
  },
  fold: (call) =>
    foldEach(call, (condition = 0, a = 0, b = 0) => (condition ? a : b), hostsOf(call)[1]?.type),
}

const infinite = (call: Call) => {
  const [below, above] = [int(call, 'detect_negative', 1) !== 0, int(call, 'detect_positive', 1) !== 0]
  return (x: number) => (x === Infinity && above) || (x === -Infinity && below)
}

const isInfinite: Operator = {
  lower: (call) => {
    const is = infinite(call)
    const signs = [-Infinity, Infinity].filter(is)
    return unary(
      call,
      (x) => signs.reduce((found, sign) => tf.logicalOr(found, tf.equal(x, sign)), tf.zeros(x.shape, 'bool')),
      'bool',
    )
  },
  fold: (call) => {
    const is = infinite(call)
    return foldEach(call, (x) => (is(x) ? 1 : 0), 'bool')
  },
}

export const comparison: Operators = {
  Equal: compared(
    (a, b) => tf.equal(a, b),
    (a, b) => a === b,
  ),
  Greater: compared(
    (a, b) => tf.greater(a, b),
    (a, b) => a > b,
  ),
  GreaterOrEqual: compared(
    (a, b) => tf.greaterEqual(a, b),
    (a, b) => a >= b,
  ),
  Less: compared(
    (a, b) => tf.less(a, b),
    (a, b) => a < b,
  ),
  LessOrEqual: compared(
    (a, b) => tf.lessEqual(a, b),
    (a, b) => a <= b,
  ),
  And: compared(
    (a, b) => tf.logicalAnd(bool(a), bool(b)),
    (a, b) => Boolean(a && b),
  ),
  Or: compared(
    (a, b) => tf.logicalOr(bool(a), bool(b)),
    (a, b) => Boolean(a || b),
  ),
  Xor: compared(
    (a, b) => tf.notEqual(tf.cast(a, 'int32'), tf.cast(b, 'int32')),
    (a, b) => Boolean(a) !== Boolean(b),
  ),
  Not: {
    lower: (call) => unary(call, (x) => tf.logicalNot(bool(x)), 'bool'),
    fold: (call) => foldEach(call, (x) => (x ? 0 : 1), 'bool'),
  },
  IsNaN: {
    lower: (call) => unary(call, (x) => tf.isNaN(x), 'bool'),
    fold: (call) => foldEach(call, (x) => (Number.isNaN(x) ? 1 : 0), 'bool'),
  },
  IsInf: isInfinite,
  Where: choice,
}
