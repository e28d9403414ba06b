// A small fixed network whose answers are known: some drivers and browsers compute wrong numbers
// without any error (https://github.com/tensorflow/tfjs/pull/7756), and a wrong map looks like a right one.
import * as tf from '@tensorflow/tfjs-core'
import { Refused } from './device'
import { expectedGradient, expectedLogits } from './selfTest.generated'

const TOLERANCE = 1e-3
/** Every so many values of the gradient are compared. */
export const GRADIENT_STEP = 53

/** @throws Refused where the backend's numbers are off */
export async function selfTest(): Promise<void> {
  const { logits, gradient } = await runFixedNetwork()
  const every = gradient.filter((_, i) => i % GRADIENT_STEP === 0)
  const off = Math.max(worst(logits, expectedLogits), worst(every, expectedGradient))
  if (!(off <= TOLERANCE))
    throw new Refused(`it computes wrong numbers (its self-test is off by ${(100 * off).toPrecision(2)} %)`)
}

/** Convolution, batch norm, ReLU, max pooling, depthwise convolution, ReLU6, dense; and the gradient through it all. */
export async function runFixedNetwork(): Promise<{ logits: Float32Array; gradient: Float32Array }> {
  const restore = forceTheDevice()
  try {
    return await readValues(tf.tidy(logitsAndGradient))
  } finally {
    restore()
  }
}

function logitsAndGradient(): [tf.Tensor, tf.Tensor] {
  const picture = wave([1, 16, 16, 3], { step: 1.7, phase: 1 }) as tf.Tensor4D
  const run = tf.grads((x: tf.Tensor) => tf.sum(tf.slice(network(x as tf.Tensor4D), [0, 2], [1, 1])))
  return [network(picture), run([picture])[0] ?? picture]
}

async function readValues([logits, gradient]: [tf.Tensor, tf.Tensor]) {
  try {
    return {
      logits: (await logits.data()) as Float32Array,
      gradient: (await gradient.data()) as Float32Array,
    }
  } finally {
    tf.dispose([logits, gradient])
  }
}

function network(x: tf.Tensor4D): tf.Tensor {
  const k = 16
  const row = (phase: number, scale = 1, base = 0) =>
    wave([k], { step: 2.3, phase, scale, base }) as tf.Tensor1D
  const kernel = wave([3, 3, 3, k], { step: 0.9, phase: 2 }) as tf.Tensor4D
  const conv = tf.conv2d(x, kernel, 2, 'same') // [1, 8, 8, k]
  const norm = tf.batchNorm(conv, row(3), row(4, 0.4, 1), row(5), row(6, 0.4, 1))
  const pooled = tf.maxPool(tf.relu(norm), 3, 1, 'same')
  const deep = wave([3, 3, k, 1], { step: 1.3, phase: 7, scale: 0.5 }) as tf.Tensor4D
  const depthwise = tf.depthwiseConv2d(pooled, deep, 1, 'same')
  const flat = tf.reshape(tf.relu6(depthwise), [1, 8 * 8 * k]) as tf.Tensor2D
  return tf.matMul(flat, wave([8 * 8 * k, 5], { step: 0.37, phase: 8, scale: 0.05 }) as tf.Tensor2D)
}

/** Values of a sine: the same on every machine without storing them. */
function wave(shape: number[], { step, phase, scale = 1, base = 0 }: Wave): tf.Tensor {
  const size = shape.reduce((a, b) => a * b, 1)
  const values = Float32Array.from({ length: size }, (_, i) => base + scale * Math.sin(i * step + phase))
  return tf.tensor(values, shape)
}

interface Wave {
  readonly step: number
  readonly phase: number
  readonly scale?: number
  readonly base?: number
}

/** Small tensors are forwarded to the processor by default, which would prove nothing. */
function forceTheDevice(): () => void {
  const forwarding = readFlags(['WEBGPU_CPU_FORWARD', 'WEBGL_CPU_FORWARD'])
  for (const name of forwarding.keys()) tf.env().set(name, false)
  return () => {
    for (const [name, before] of forwarding) tf.env().set(name, before)
  }
}

/** Values of those flags that the loaded backends have registered. */
function readFlags(names: readonly string[]): ReadonlyMap<string, boolean> {
  const values = new Map<string, boolean>()
  for (const name of names) {
    try {
      values.set(name, tf.env().getBool(name))
    } catch {
      // Its backend is not loaded.
    }
  }
  return values
}

/** Largest deviation relative to the largest value expected; NaN where one is not a number. */
function worst(found: Float32Array, expected: readonly number[]): number {
  const peak = expected.reduce((m, v) => Math.max(m, Math.abs(v)), 0)
  const off = expected.reduce((m, v, i) => Math.max(m, Math.abs((found[i] ?? Number.NaN) - v)), 0)
  return found.length === expected.length ? off / peak : Number.NaN
}
