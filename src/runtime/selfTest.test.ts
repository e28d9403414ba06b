import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-backend-cpu'
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../engine/testing/backends'
import { GRADIENT_STEP, runFixedNetwork, selfTest } from './selfTest'
import { expectedGradient, expectedLogits } from './selfTest.generated'

beforeAll(async () => {
  await useBackend('cpu')
})

test('the stored figures are those of the cpu backend', async () => {
  const { logits, gradient } = await runFixedNetwork()
  const every = gradient.filter((_, i) => i % GRADIENT_STEP === 0)
  expect(every.length).toBe(expectedGradient.length)
  for (const [i, value] of expectedLogits.entries()) expect(logits[i]).toBeCloseTo(value, 5)
  for (const [i, value] of expectedGradient.entries()) expect(every[i]).toBeCloseTo(value, 5)
})

test('the figures tell one value from another', () => {
  expect(new Set(expectedLogits).size).toBe(5)
  expect(expectedGradient.filter((v) => Math.abs(v) > 1e-4).length).toBeGreaterThan(8)
})

test('a wrong kernel is noticed, and nothing stays behind', async () => {
  const before = tf.memory().numTensors
  await selfTest()
  const kernel = tf.getKernel('Relu6', 'cpu')
  tf.unregisterKernel('Relu6', 'cpu')
  tf.registerKernel({ ...kernel, kernelFunc: (call) => tf.getKernel('Relu', 'cpu').kernelFunc(call) })
  try {
    await expect(selfTest()).rejects.toThrow(/computes wrong numbers \(its self-test is off by [\d.]+ %\)/)
  } finally {
    tf.unregisterKernel('Relu6', 'cpu')
    tf.registerKernel(kernel)
  }
  expect(tf.memory().numTensors).toBe(before)
})

test('it forces small tensors on the device, and leaves the flag as it was, also where it fails', async () => {
  const seen: boolean[] = []
  tf.env().registerFlag('WEBGL_CPU_FORWARD', () => true)
  const kernel = tf.getKernel('Relu6', 'cpu')
  tf.unregisterKernel('Relu6', 'cpu')
  const kernelFunc = () => {
    seen.push(tf.env().getBool('WEBGL_CPU_FORWARD'))
    throw new Error('no Relu6 here')
  }
  tf.registerKernel({ ...kernel, kernelFunc })
  try {
    await expect(selfTest()).rejects.toThrow('no Relu6 here')
  } finally {
    tf.unregisterKernel('Relu6', 'cpu')
    tf.registerKernel(kernel)
  }
  expect(seen).toEqual([false])
  expect(tf.env().getBool('WEBGL_CPU_FORWARD')).toBe(true)
})
