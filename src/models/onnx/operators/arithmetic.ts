// Arithmetic of two or more values.
import * as tf from '@tensorflow/tfjs-core'
import { isFloat } from '../host/host'
import { flag, present } from './ask'
import { elementwise, unary } from './elementwise'
import { foldDivision, foldEach, hostsOf } from './fold'
import type { Call, Lowering, Operator, Operators } from './operator'

type Binary = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor

const binary = (compute: Binary, f: (a: number, b: number) => number): Operator => ({
  lower: (call) => elementwise(call, (a, b) => compute(a as tf.Tensor, b as tf.Tensor)),
  fold: (call) => foldEach(call, f as (...numbers: number[]) => number),
})

/** Any number of inputs, one after another. */
const several = (compute: Binary, f: (a: number, b: number) => number): Operator => ({
  lower: (call) => elementwise(call, (...all) => all.reduce(compute)),
  fold: (call) => foldEach(call, (...all) => all.reduce((a, b) => f(a, b))),
})

const add: Binary = (a, b) => tf.add(a, b)

/** The mean of any number of inputs. */
function mean(call: Call): Lowering {
  const count = present(call).length
  return elementwise(call, (...all) => tf.div(all.reduce(add), count))
}

const divide: Operator = {
  lower: (call) => {
    const whole = present(call).every(({ kind }) => kind === 'int')
    const towardZero = (a: tf.Tensor, b: tf.Tensor) => {
      const [x, y] = [tf.cast(a, 'float32'), tf.cast(b, 'float32')]
      return tf.cast(tf.div(x, y), 'int32')
    }
    return elementwise(call, (a, b) => (whole ? towardZero : tf.div)(a as tf.Tensor, b as tf.Tensor))
  },
  fold: foldDivision,
}

/** a - b floor(a / b); with fmod the sign is that of a. */
const modulo: Operator = {
  lower: (call) => {
    const ofFirst = flag(call, 'fmod')
    return elementwise(call, (a, b) => {
      const [x, y] = [tf.cast(a as tf.Tensor, 'float32'), tf.cast(b as tf.Tensor, 'float32')]
      const quotient = tf.div(x, y)
      const whole = ofFirst ? tf.mul(tf.sign(quotient), tf.floor(tf.abs(quotient))) : tf.floor(quotient)
      return tf.cast(tf.sub(x, tf.mul(whole, y)), a?.dtype ?? 'float32')
    })
  },
  fold: (call) => foldEach(call, (a, b) => (flag(call, 'fmod') ? a % b : a - b * Math.floor(a / b))),
}

/** A whole power of signed values keeps their sign, which a power by logarithms would lose. */
const power: Operator = {
  lower: (call) => {
    const exponent = call.inputs[1]?.host?.()
    const value = exponent?.data.length === 1 ? exponent.data[0] : undefined
    if (value === 2) return unary(call, (x) => tf.square(x))
    if (value === 0.5) return unary(call, (x) => tf.sqrt(x))
    if (value === 3) return unary(call, (x) => tf.mul(tf.square(x), x))
    return elementwise(call, (a, b) => {
      const [x, y] = [a as tf.Tensor, b as tf.Tensor]
      return tf.cast(tf.pow(tf.cast(x, 'float32'), tf.cast(y, 'float32')), x.dtype)
    })
  },
  fold: (call) => {
    const [base] = hostsOf(call)
    const whole = base !== undefined && !isFloat(base.type)
    return foldEach(call, (a, b) => (whole ? Math.trunc(a ** b) : a ** b))
  },
}

export const arithmetic: Operators = {
  Add: binary(add, (a, b) => a + b),
  Sub: binary(
    (a, b) => tf.sub(a, b),
    (a, b) => a - b,
  ),
  Mul: binary(
    (a, b) => tf.mul(a, b),
    (a, b) => a * b,
  ),
  Div: divide,
  Mod: modulo,
  Pow: power,
  Max: several((a, b) => tf.maximum(a, b), Math.max),
  Min: several((a, b) => tf.minimum(a, b), Math.min),
  Sum: several(add, (a, b) => a + b),
  Mean: { lower: mean },
}
