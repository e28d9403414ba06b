import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { computeGradient, distance } from '../../tfjs/gradients/cases'
import { finiteDifferences } from '../../tfjs/gradients/cases/differences'
import { quantised } from './operators/quantising'
import { MICROSOFT, OPERATORS } from './operators/registry'
import { onnxCases } from './testing/gradientList'
import { plainCases, sineCases } from './testing/gradientListPlain'

beforeAll(async () => {
  setWasmPaths(`${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`)
  await useBackend('cpu')
})

const allCases = [...onnxCases, ...plainCases, ...sineCases]

/** Those that no gradient passes: whole numbers, yes and no, steps, shapes. */
const NONE =
  /^(And|Arg(Max|Min)|Ceil|Constant(OfShape)?|Equal|EyeLike|Floor|(Greater|Less)(OrEqual)?|Hardmax|IsNaN|NonZero|Not|OneHot|Or|Range|Round|Shape|Sign|Size|Xor)$/
/** Straight through the rounding, which differences cannot see: below, and in quantised.test.ts. */
const ROUNDED = /^(Q(uantize)?Linear\w*|DynamicQuantize(Linear|MatMul)|QGemm)$/

test('every operator that a gradient passes is among the cases', () => {
  const has = new Set(allCases.map(({ family }) => family.replace('ONNX ', '')))
  const all = [...Object.keys(OPERATORS), ...Object.keys(MICROSOFT)]
  expect(all.filter((op) => !has.has(op) && !NONE.test(op) && !ROUNDED.test(op))).toEqual([])
})

describe('an operator’s gradient on cpu is what differences give, and the same on wasm', () => {
  test.each(allCases)('$family: $name', async (each) => {
    await tf.setBackend('cpu')
    const before = tf.memory().numTensors
    const exact = await finiteDifferences(each)
    expect(Math.hypot(...exact)).toBeGreaterThan(0.05)
    const found = await computeGradient(each)
    expect(distance(found, exact)).toBeLessThan(2e-4)
    await tf.setBackend('wasm')
    expect(distance(await computeGradient(each), found)).toBeLessThan(1e-4)
    expect(tf.memory().numTensors).toBe(before)
  })
})

test('rounding lets a gradient through, and a value that is cut off does not', async () => {
  await tf.setBackend('cpu')
  const x = tf.tensor1d([-9, 0.2, 3.4, 400])
  const slope = tf.tidy(() => {
    const steps = { scale: tf.scalar(0.5), zero: tf.scalar(3) }
    return tf.grad((t) => tf.sum(quantised(t, steps, [0, 255])))(x)
  })
  expect([...(await slope.data())]).toEqual([0, 2, 2, 0])
  tf.dispose([x, slope])
})
