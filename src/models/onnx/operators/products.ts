// Matrix products.
import * as tf from '@tensorflow/tfjs-core'
import { einsum } from '../../../tfjs/gradients/einsum'
import { broadcastShape, sizeOf } from '../host/host'
import type { Value } from '../trace/value'
import { flag, float, inputAt, present, refuse, text } from './ask'
import type { Call, Lowering, Operators } from './operator'

/** alpha a' b' + beta c */
function gemm(call: Call): Lowering {
  const a = inputAt(call, 0)
  const b = inputAt(call, 1)
  const c = call.inputs[2]
  const [turnA, turnB] = [flag(call, 'transA'), flag(call, 'transB')]
  const [alpha, beta] = [float(call, 'alpha', 1), float(call, 'beta', 1)]
  const [rows, inner] = turnA ? [a.shape[1], a.shape[0]] : a.shape
  const [depth, columns] = turnB ? [b.shape[1], b.shape[0]] : b.shape
  if (a.shape.length !== 2 || b.shape.length !== 2 || inner !== depth) throw unfitting(call, a, b)
  return {
    outputs: [{ shape: [rows ?? 1, columns ?? 1], kind: 'float', layout: 'file' }],
    takes: c ? [0, 1, 2] : [0, 1],
    compute: ([x, y, added]) => {
      const product = tf.matMul(x as tf.Tensor, y as tf.Tensor, turnA, turnB)
      const scaled = alpha === 1 ? product : tf.mul(alpha, product)
      return [added ? tf.add(scaled, beta === 1 ? added : tf.mul(beta, added)) : scaled]
    },
  }
}

function unfitting(call: Call, a: Value, b: Value): Error {
  return refuse(call, `cannot multiply [${a.shape.join(', ')}] by [${b.shape.join(', ')}]`)
}

/** Vectors count as a row on the left, a column on the right. */
export function productShape(
  call: Call,
  a: Value,
  b: Value,
): { left: number[]; right: number[]; out: number[]; batch: number[] } {
  const left = a.shape.length === 1 ? [1, ...a.shape] : [...a.shape]
  const right = b.shape.length === 1 ? [...b.shape, 1] : [...b.shape]
  const batch = broadcastShape([left.slice(0, -2), right.slice(0, -2)])
  if (!batch || a.shape.length === 0 || left.at(-1) !== right.at(-2)) throw unfitting(call, a, b)
  const rows = a.shape.length === 1 ? [] : [left.at(-2) ?? 1]
  const columns = b.shape.length === 1 ? [] : [right.at(-1) ?? 1]
  return { left, right, out: [...batch, ...rows, ...columns], batch }
}

/** Batches of products; against one matrix the batches are rows of one product. */
export function lowerMatMul(call: Call): Lowering {
  const [a, b] = [inputAt(call, 0), inputAt(call, 1)]
  const { left, right, out, batch } = productShape(call, a, b)
  const one = right.length === 2 && left.length > 2
  const flat = [sizeOf(left.slice(0, -1)), left.at(-1) ?? 1]
  return {
    outputs: [{ shape: out, kind: a.kind, layout: 'file' }],
    takes: [0, 1],
    compute: ([x, y]) => {
      const first = x as tf.Tensor
      const second = tf.reshape(y as tf.Tensor, right)
      if (one) return [tf.reshape(tf.matMul(tf.reshape(first, flat), second), out)]
      // TensorFlow.js repeats batches only as a whole.
      const a4 = stretched(tf.reshape(first, left), batch)
      const b4 = stretched(second, batch)
      return [tf.reshape(tf.matMul(a4, b4), out)]
    },
  }
}

/** Repeated along batch axes of size 1, where it has some but not all in common with the other. */
function stretched(t: tf.Tensor, batch: readonly number[]): tf.Tensor {
  const own = t.shape.slice(0, -2)
  const fits = own.every((size) => size === 1) || String(own) === String(batch)
  return fits ? t : tf.broadcastTo(t, [...batch, ...t.shape.slice(-2)] as [number])
}

function lowerEinsum(call: Call): Lowering {
  const values = present(call)
  const equation = text(call, 'equation', '')
  const shape = einsumShape(call, equation, values)
  return {
    outputs: [{ shape, kind: 'float', layout: 'file' }],
    compute: (inputs) => [tf.reshape(einsum(equation, ...inputs), shape)],
  }
}

function einsumShape(call: Call, equation: string, values: readonly Value[]): number[] {
  const [left = '', right] = equation.replace(/\s/g, '').split('->')
  const terms = left.split(',')
  if (terms.length !== values.length) throw refuse(call, `has ${values.length} inputs for "${equation}"`)
  const sizes = new Map<string, number>()
  let hidden: number[] = []
  terms.forEach((term, i) => {
    const shape = [...(values[i]?.shape ?? [])]
    const [before = '', after] = term.split('...')
    const middle = after === undefined ? 0 : shape.length - before.length - after.length
    if (middle < 0 || before.length + middle + (after ?? '').length !== shape.length)
      throw refuse(call, `has an input [${shape.join(', ')}] for "${term}"`)
    const between = shape.splice(before.length, middle)
    hidden = broadcastShape([hidden, between]) ?? between
    for (const [j, letter] of [...before, ...(after ?? '')].entries()) sizes.set(letter, shape[j] ?? 1)
  })
  const letters = left.replace(/[^A-Za-z]/g, '')
  const once = [...sizes.keys()].filter((x) => letters.indexOf(x) === letters.lastIndexOf(x)).sort()
  const wanted = right ?? (left.includes('...') ? '...' : '') + once.join('')
  const [before = '', after] = wanted.split('...')
  const of = (names: string) => [...names].map((letter) => sizes.get(letter) ?? 1)
  return [...of(before), ...(after === undefined ? [] : hidden), ...of(after ?? '')]
}

export const products: Operators = {
  Gemm: { lower: gemm },
  MatMul: { lower: lowerMatMul },
  Einsum: { lower: lowerEinsum },
}
