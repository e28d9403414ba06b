import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import type { Network } from '../../engine/types'
import { openModel } from '../open'
import { graphFiles, ints, node, placeholder, word, words } from '../testing/graphFixtures'
import { int, values, weight } from '../testing/modelFixtures'

beforeAll(async () => {
  await useBackend('cpu')
})

const first = { data_format: word('NCHW'), dilations: ints([1, 1, 1, 1]) }
const moved = (stride: number, padding = 'SAME') => ({
  ...first,
  strides: ints([1, 1, stride, stride]),
  padding: word(padding),
})
const pooled = { ...moved(2, 'VALID'), ksize: ints([1, 1, 2, 2]) }
const normed = { ...first, epsilon: { f: 0.01 }, is_training: { b: false } }
const flat = { transpose_a: { b: false }, transpose_b: { b: false } }

const weights = [
  weight('kernel', [3, 2, 3, 4], 1),
  weight('bias', [4], 2),
  weight('scale', [4], 3),
  { ...weight('offset', [4], 4), values: [1, 0.5, 2, 1] },
  weight('mean', [4], 5),
  { ...weight('variance', [4], 6), values: [1, 2, 3, 4] },
  weight('each', [3, 3, 4, 1], 7),
  weight('shift', [1, 4, 1, 1], 8),
  { ...weight('gain', [4, 1, 1], 9), values: [1, 2, 0.5, 1] },
  weight('wide', [3, 3, 4, 2], 10),
  { ...weight('pair', [2], 12), values: [1, 2] },
  weight('dense', [6, 3], 11),
  int('axes', [2, 3]),
  int('channels', [1]),
  { ...int('frame', [0, 0, 0, 0, 1, 1, 1, 1]), shape: [4, 2] },
]

/** Strides, borders of all three kinds, every operator with a format, and some that are computed as the file says. */
const nodes = [
  placeholder('image', [-1, 3, 9, 8]),
  node('Conv2D', 'conv', ['image', 'kernel'], moved(2)),
  node('BiasAdd', 'biased', ['conv', 'bias'], first),
  node('FusedBatchNormV3', 'norm', ['biased', 'scale', 'offset', 'mean', 'variance'], normed),
  node('AddV2', 'shifted', ['norm', 'shift']),
  node('Mul', 'gained', ['gain', 'shifted']),
  node('Relu', 'act', ['gained']),
  node('DepthwiseConv2dNative', 'deep', ['act', 'each'], moved(1)),
  node('AddV2', 'sum', ['deep', 'act']),
  node('MaxPool', 'most', ['sum'], pooled),
  node('AvgPool', 'mean2', ['sum'], pooled),
  node('Sub', 'apart', ['most', 'mean2']),
  node('Pad', 'framed', ['apart', 'frame']),
  node('_FusedConv2D', 'wider', ['framed', 'wide', 'pair'], {
    ...moved(1, 'EXPLICIT'),
    explicit_paddings: ints([0, 0, 0, 0, 1, 0, 0, 2]),
    fused_ops: words(['BiasAdd', 'Relu6']),
    num_args: { i: '1' },
  }),
  node('Mean', 'gap', ['wider', 'axes'], { keep_dims: { b: false } }),
  node('Mean', 'gap2', ['apart', 'axes'], { keep_dims: { b: false } }),
  node('ConcatV2', 'both', ['gap', 'gap2', 'channels'], { N: { i: '2' } }),
  node('MatMul', 'scores', ['both', 'dense'], flat),
]
const files = graphFiles(nodes, weights, { scores: 'scores' })

const known = <R extends tf.Rank>(name: string) => {
  const found = weights.find((each) => each.name === name)
  return tf.tensor([...(found?.values ?? [])], [...(found?.shape ?? [])] as [
    number,
  ]) as tf.Tensor as tf.Tensor<R>
}
const line = (name: string) => tf.reshape(known(name), [-1])

/** The same network written with channels last, from act on. */
function tail(act: tf.Tensor4D): { readonly wider: tf.Tensor4D; readonly scores: tf.Tensor } {
  const sum = tf.add(tf.depthwiseConv2d(act, known<tf.Rank.R4>('each'), 1, 'same'), act) as tf.Tensor4D
  const apart = tf.sub(tf.maxPool(sum, 2, 2, 'valid'), tf.avgPool(sum, 2, 2, 'valid')) as tf.Tensor4D
  // Framed by one, then by 1, 0, 0 and 2 more.
  const framed = tf.pad(apart, [
    [0, 0],
    [2, 1],
    [1, 3],
    [0, 0],
  ]) as tf.Tensor4D
  const wide = tf.add(tf.conv2d(framed, known<tf.Rank.R4>('wide'), 1, 'valid'), known('pair'))
  const wider = tf.relu6(wide) as tf.Tensor4D
  const both = tf.concat([tf.mean(wider, [1, 2]), tf.mean(apart, [1, 2])], 1)
  return { wider, scores: tf.matMul(both as tf.Tensor2D, known<tf.Rank.R2>('dense')) }
}

function head(x: tf.Tensor4D): tf.Tensor4D {
  const biased = tf.add(tf.conv2d(x, known<tf.Rank.R4>('kernel'), 2, 'same'), known('bias'))
  const unit = tf.mul(tf.sub(biased, known('mean')), tf.rsqrt(tf.add(known('variance'), 0.01)))
  const norm = tf.add(tf.mul(unit, known('scale')), known('offset'))
  return tf.relu(tf.mul(tf.add(norm, line('shift')), line('gain'))) as tf.Tensor4D
}

async function equal(found: tf.Tensor | undefined, wanted: tf.Tensor) {
  expect(found?.shape).toEqual(wanted.shape)
  const [a, b] = [await found?.data(), await wanted.data()]
  expect(Math.hypot(...b)).toBeGreaterThan(0.1)
  b.forEach((value, i) => {
    expect(a?.[i]).toBeCloseTo(value, 4)
  })
}

test('a graph with its channels first: values, layers and gradients with channels last', async () => {
  const before = tf.memory().numTensors
  const model = await openModel(files)
  const { network, layers, suggested, inputShape } = model.classifier
  expect(inputShape).toEqual([9, 8, 3])
  expect(model.card.repairs).toEqual(['The graph has its channels first; it is computed with channels last.'])
  expect(layers.find(({ name }) => name === 'act')).toMatchObject({ height: 5, width: 4, channels: 4 })
  expect(layers.some(({ name }) => name.includes('Transpose'))).toBe(false)
  expect(suggested.layer).toBe('wider')
  const shift = tf.tidy(() => line('shift'))
  const biases = network.biases()
  expect(biases.map(({ node: name }) => name)).toEqual(['biased', 'norm', 'shifted', 'wider:linear'])
  expect([...((await biases[2]?.bias.data()) ?? [])]).toEqual([...(await shift.data())])
  tf.dispose([shift, ...biases.map(({ bias }) => bias)])
  const x = tf.tensor4d(values(2 * 9 * 8 * 3, 20), [2, 9, 8, 3])
  const run = (feeds: Parameters<Network['run']>[0], name: string) =>
    network.run(feeds, [name])[0] as tf.Tensor
  const made = tf.tidy(() => {
    const act = head(x)
    const slope = (f: (a: tf.Tensor4D) => tf.Tensor) =>
      tf.grad((a) => tf.sum(tf.square(f(a as tf.Tensor4D))))(act.clone())
    const { wider, scores } = tail(act)
    const found = ['act', 'wider', 'scores'].map((name) => run({ image: x }, name))
    const again = run({ act }, 'scores')
    return [
      ...[act, wider, scores, scores, slope((a) => tail(a).scores)],
      ...[...found, again, slope((a) => run({ act: a }, 'scores'))],
    ]
  })
  for (let i = 0; i < 5; i++) await equal(made[i + 5], made[i] as tf.Tensor)
  tf.dispose([x, ...made])
  model.dispose()
  expect(tf.memory().numTensors).toBe(before)
})

test('a layer normalisation between transpositions stays as it is, and runs', async () => {
  const tokens = [
    placeholder('image', [-1, 4, 4, 3]),
    node('Conv2D', 'conv', ['image', 'kernel'], {
      ...moved(1),
      data_format: word('NHWC'),
      strides: ints([1, 1, 1, 1]),
    }),
    node('Reshape', 'rows', ['conv', 'sizes']),
    node('FusedBatchNormV3', 'norm', ['rows', 'ones', 'zeros', 'none', 'none'], {
      ...normed,
      is_training: { b: true },
    }),
    node('Reshape', 'back', ['norm', 'map']),
    node('Mean', 'gap', ['back', 'axes'], { keep_dims: { b: false } }),
  ]
  const constants = [
    weight('kernel', [3, 3, 3, 4], 1),
    int('sizes', [1, 16, 4, 1]),
    int('map', [1, 4, 4, 4]),
    int('axes', [1, 2]),
    { ...weight('ones', [16], 1), values: Array(16).fill(1) },
    { ...weight('zeros', [16], 1), values: Array(16).fill(0) },
    weight('none', [0], 1),
  ]
  const model = await openModel(graphFiles(tokens, constants, { scores: 'gap' }))
  expect(model.card.repairs.join()).not.toContain('channels')
  const x = tf.tensor4d(values(48, 3), [1, 4, 4, 3])
  const [conv, norm] = model.classifier.network.run({ image: x }, ['conv', 'norm'])
  const [rows, found] = [(await conv?.data()) ?? [], (await norm?.data()) ?? []]
  expect(norm?.shape).toEqual([1, 16, 4, 1])
  for (let i = 0; i < 16; i++) {
    const row = [...rows.slice(4 * i, 4 * i + 4)]
    const mean = row.reduce((a, b) => a + b) / 4
    const variance = row.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 4
    for (const [j, v] of row.entries())
      expect(found[4 * i + j]).toBeCloseTo((v - mean) / Math.sqrt(variance + 0.01), 4)
  }
  tf.dispose([x, conv, norm].filter((t) => t !== undefined))
  model.dispose()
})
