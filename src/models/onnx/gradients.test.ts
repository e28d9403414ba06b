import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { computeGradient, distance } from '../../tfjs/gradients/cases'
import { finiteDifferences } from '../../tfjs/gradients/cases/differences'
import { quantised } from './operators/quantising'
import { MICROSOFT, OPERATORS } from './operators/registry'
import { onnxGradients } from './testing/allGradients'

beforeAll(async () => {
  setWasmPaths(`${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`)
  await useBackend('cpu')
})

/** Those that no gradient passes: whole numbers, yes and no, steps, shapes. */
const NONE =
  /^(And|Arg(Max|Min)|Ceil|Constant(OfShape)?|Equal|EyeLike|Floor|(Greater|Less)(OrEqual)?|Hardmax|Is(Inf|NaN)|NonZero|Not|OneHot|Or|Range|Round|Shape|Sign|Size|Xor)$/

test('every operator that a gradient passes is among the cases', () => {
  const has = new Set(onnxGradients.map(({ family }) => family.replace('ONNX ', '')))
  const all = [...Object.keys(OPERATORS), ...Object.keys(MICROSOFT)]
  expect(all.filter((op) => !has.has(op) && !NONE.test(op))).toEqual([])
})

describe('an operator’s gradient on cpu is what differences give, and the same on wasm', () => {
  test.each(onnxGradients)('$family: $name', async (each) => {
    await tf.setBackend('cpu')
    const before = tf.memory().numTensors
    const exact = await finiteDifferences(each, each.alone)
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
