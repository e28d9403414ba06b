import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { cases, computeGradient, distance } from './cases'
import { finiteDifferences } from './cases/differences'

const on = (backend: string) => cases.filter(({ needs }) => !needs || tf.getKernel(needs, backend))

beforeAll(async () => {
  setWasmPaths(`${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`)
  await useBackend('cpu')
})

describe('the gradient on cpu is what finite differences give', () => {
  test.each(cases)('$family: $name', async (each) => {
    await tf.setBackend('cpu')
    const before = tf.memory().numTensors
    const exact = await finiteDifferences(each)
    expect(Math.hypot(...exact)).toBeGreaterThan(0.1)
    expect(distance(await computeGradient(each), exact)).toBeLessThan(1e-4)
    expect(tf.memory().numTensors).toBe(before)
  })
})

describe('the gradient on wasm is that on cpu', () => {
  test.each(on('wasm'))('$family: $name', async (each) => {
    await tf.setBackend('cpu')
    const exact = await computeGradient(each)
    await tf.setBackend('wasm')
    const before = tf.memory().numTensors
    expect(distance(await computeGradient(each), exact)).toBeLessThan(1e-4)
    expect(tf.memory().numTensors).toBe(before)
  })
})

test('wasm leaves out only what it cannot run by itself', () => {
  const left = cases.filter((each) => !on('wasm').includes(each)).map(({ name }) => name)
  expect(left).toEqual(['with bias in one, by TensorFlow.js', 'by the kernel'])
})
