// Gradients of the operators of graphs that are computed here: differences on cpu, and the same on wasm. The browser suite
// asks WebGL and WebGPU for the same.
import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { computeGradient, distance } from '../../tfjs/gradients/cases'
import { finiteDifferences } from '../../tfjs/gradients/cases/differences'
import { graphGradients } from '../testing/graphGradients'

beforeAll(async () => {
  setWasmPaths(`${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`)
  await useBackend('wasm')
  await useBackend('cpu')
})

test.each(graphGradients)('$name', async (each) => {
  await tf.setBackend('cpu')
  const before = tf.memory().numTensors
  const exact = await finiteDifferences(each)
  expect(Math.hypot(...exact)).toBeGreaterThan(0.1)
  const found = await computeGradient(each)
  expect(distance(found, exact)).toBeLessThan(1e-4)
  await tf.setBackend('wasm')
  expect(distance(await computeGradient(each), found)).toBeLessThan(1e-4)
  expect(tf.memory().numTensors).toBe(before)
})
