// Functions of one value.
import * as tf from '@tensorflow/tfjs-core'
import { unary as lowered } from './elementwise'
import { foldEach } from './fold'
import type { Operator, Operators } from './operator'

const one = (compute: (x: tf.Tensor) => tf.Tensor, f?: (x: number) => number): Operator => ({
  lower: (call) => lowered(call, compute),
  ...(f && { fold: (call) => foldEach(call, f) }),
})

const halfToEven = (x: number) => {
  const whole = Math.round(x)
  return Math.abs(x % 1) === 0.5 && whole % 2 !== 0 ? whole - 1 : whole
}

export const unary: Operators = {
  Abs: one((x) => tf.abs(x), Math.abs),
  Neg: one(
    (x) => tf.neg(x),
    (x) => -x,
  ),
  Sqrt: one((x) => tf.sqrt(x), Math.sqrt),
  Exp: one((x) => tf.exp(x), Math.exp),
  Log: one((x) => tf.log(x), Math.log),
  Reciprocal: one(
    (x) => tf.reciprocal(x),
    (x) => 1 / x,
  ),
  Ceil: one((x) => tf.ceil(x), Math.ceil),
  Floor: one((x) => tf.floor(x), Math.floor),
  Round: one((x) => tf.round(x), halfToEven),
  Sign: one((x) => tf.sign(x), Math.sign),
  Sin: one((x) => tf.sin(x), Math.sin),
  Cos: one((x) => tf.cos(x), Math.cos),
  Tan: one((x) => tf.tan(x), Math.tan),
  Asin: one((x) => tf.asin(x), Math.asin),
  Acos: one((x) => tf.acos(x), Math.acos),
  Atan: one((x) => tf.atan(x), Math.atan),
  Sinh: one((x) => tf.sinh(x), Math.sinh),
  Cosh: one((x) => tf.cosh(x), Math.cosh),
  Asinh: one((x) => tf.asinh(x), Math.asinh),
  Acosh: one((x) => tf.acosh(x), Math.acosh),
  Atanh: one((x) => tf.atanh(x), Math.atanh),
  Erf: one((x) => tf.erf(x)),
  Identity: one(
    (x) => x,
    (x) => x,
  ),
}
