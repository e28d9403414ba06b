import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openModel } from '../open'
import {
  kerasJson,
  layer,
  modelFiles,
  picture,
  sequential,
  values,
  type Weight,
  weight,
} from '../testing/modelFixtures'

beforeAll(async () => {
  setWasmPaths(`${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`)
})

const norm = (name: string, channels: number, seed: number): Weight[] => [
  weight(`${name}/gamma`, [channels], seed),
  weight(`${name}/beta`, [channels], seed + 1),
  weight(`${name}/moving_mean`, [channels], seed + 2),
  {
    name: `${name}/moving_variance`,
    shape: [channels],
    values: values(channels, seed + 3).map((value) => value + 1.5),
  },
]

const net = sequential('net', [
  picture('image', [7, 6, 3]),
  layer('Conv2D', 'conv', { filters: 4, kernel_size: [3, 3], padding: 'same' }),
  layer('BatchNormalization', 'norm1', { axis: [3], epsilon: 0.01 }),
  layer('Activation', 'act1', { activation: 'relu' }),
  layer('DepthwiseConv2D', 'depth', {
    kernel_size: [3, 3],
    depth_multiplier: 2,
    padding: 'same',
    use_bias: false,
  }),
  layer('BatchNormalization', 'norm2', { axis: -1 }),
  layer('ReLU', 'act2', { max_value: 6 }),
  layer('Conv2D', 'point', { filters: 3, kernel_size: 1 }),
  layer('BatchNormalization', 'norm3'),
  layer('GlobalAveragePooling2D', 'gap'),
])
const weights = [
  weight('conv/kernel', [3, 3, 3, 4], 1),
  weight('conv/bias', [4], 2),
  ...norm('norm1', 4, 3),
  weight('depth/depthwise_kernel', [3, 3, 4, 2], 8),
  ...norm('norm2', 8, 9),
  weight('point/kernel', [1, 1, 8, 3], 14),
  weight('point/bias', [3], 15),
  ...norm('norm3', 3, 16),
]

describe.each(['cpu', 'wasm'])('folded convolutions on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend)
  })

  test('give what convolution, batch norm and activation give one by one', async () => {
    const before = tf.memory().numTensors
    const { classifier, dispose } = await openModel(modelFiles(kerasJson(net), weights))
    const { network } = classifier
    const opened = tf.memory().numTensors
    const x = tf.tensor4d(values(2 * 7 * 6 * 3, 30), [2, 7, 6, 3])
    const between = ['conv', 'norm1', 'depth', 'norm2', 'point']
    for (const end of ['act1', 'act2', 'norm3', 'gap']) {
      const [folded] = network.run({ image: x }, [end])
      const [plain, ...rest] = network.run({ image: x }, [end, ...between])
      const [a, b] = [await folded!.data(), await plain!.data()]
      for (const [i, value] of a.entries()) expect(value).toBeCloseTo(b[i]!, 4)
      tf.dispose([folded!, plain!, ...rest])
    }
    x.dispose()
    expect(tf.memory().numTensors).toBe(opened)
    dispose()
    expect(tf.memory().numTensors).toBe(before)
  })

  test('take the place of the kernels of before: no weight is held twice', async () => {
    const { numBytes } = tf.memory()
    const { classifier, dispose } = await openModel(modelFiles(kerasJson(net), weights))
    const held = tf.memory().numBytes - numBytes
    const kernels = weights.filter(({ name }) => /kernel$/.test(name))
    const others = weights.filter(({ name }) => !/kernel$/.test(name))
    const bytes = (list: readonly Weight[]) =>
      4 * list.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0)
    // Folded kernels once; biases folded and as they are in the file, for those who ask.
    expect(held).toBe(bytes(kernels) + bytes(others) + 4 * (4 + 8 + 3))
    // Whoever asks for what lies between is given it, and nothing stays.
    const { network } = classifier
    const x = tf.tensor4d(values(7 * 6 * 3, 30), [1, 7, 6, 3])
    const before = tf.memory().numTensors
    tf.dispose(network.run({ image: x }, ['conv', 'depth']))
    expect(tf.memory().numTensors).toBe(before)
    x.dispose()
    dispose()
  })

  test('have the same gradient', async () => {
    const { classifier, dispose } = await openModel(modelFiles(kerasJson(net), weights))
    const { network } = classifier
    const x = tf.tensor4d(values(7 * 6 * 3, 30), [1, 7, 6, 3])
    const score = (also: readonly string[]) => (image: tf.Tensor) => {
      const [gap] = network.run({ image }, ['gap', ...also])
      return tf.sum(tf.square(gap!))
    }
    const [a, b] = [tf.grad(score([]))(x), tf.grad(score(['conv', 'norm1', 'depth', 'norm2', 'point']))(x)]
    const [folded, plain] = [await a.data(), await b.data()]
    const largest = Math.max(...plain.map(Math.abs))
    expect(largest).toBeGreaterThan(0.01)
    for (const [i, value] of folded.entries())
      expect(Math.abs(value - plain[i]!)).toBeLessThan(1e-4 * largest)
    tf.dispose([x, a, b])
    dispose()
  })
})

test('a batch norm whose convolution somebody else reads is not folded away', async () => {
  await tf.setBackend('cpu')
  const { classifier, dispose } = await openModel(modelFiles(kerasJson(net), weights))
  const image = tf.tensor4d(values(7 * 6 * 3, 30), [1, 7, 6, 3])
  const conv = tf.zeros([1, 7, 6, 4])
  // Fed with zeros, the batch norm gives its own shift, whatever the picture is.
  const [shift] = classifier.network.run({ image, conv }, ['norm1'])
  const wanted = tf.tidy(() => {
    const named = (name: string) =>
      tf.tensor1d([...(weights.find((each) => each.name === name)?.values ?? [])])
    const scale = tf.div(named('norm1/gamma'), tf.sqrt(tf.add(named('norm1/moving_variance'), 0.01)))
    return tf.sub(named('norm1/beta'), tf.mul(named('norm1/moving_mean'), scale))
  })
  const [got, expected] = [await shift!.data(), await wanted.data()]
  for (const [i, value] of got.entries()) expect(value).toBeCloseTo(expected[i % 4]!, 5)
  tf.dispose([image, conv, shift!, wanted])
  dispose()
})
