import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openModel } from '../open'
import { kerasH5, kerasZip, oneFile, type Stored } from '../testing/hdf5Fixtures'
import {
  called,
  functional,
  kerasJson,
  layer,
  modelFiles,
  picture,
  sequential,
  type Weight,
  weight,
} from '../testing/modelFixtures'
import type { ModelFiles } from '../types'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const conv = (name: string, filters: number) =>
  layer('Conv2D', name, { filters, kernel_size: 3, padding: 'same' })
const net = functional(
  'net',
  [
    picture('image', [6, 6, 1]),
    called(conv('a', 3), 'image'),
    called(layer('BatchNormalization', 'norm', { epsilon: 0.001 }), 'a'),
    called(conv('b', 2), 'norm'),
    called(layer('GlobalAveragePooling2D', 'gap'), 'b'),
  ],
  { inputs: ['image'], outputs: ['gap'] },
)
const shapes = {
  a: [
    ['kernel', [3, 3, 1, 3], 1],
    ['bias', [3], 2],
  ],
  norm: [
    ['gamma', [3], 3],
    ['beta', [3], 4],
    ['moving_mean', [3], 5],
    ['moving_variance', [3], 7],
  ],
  b: [
    ['kernel', [3, 3, 3, 2], 8],
    ['bias', [2], 9],
  ],
} as const
const converted = Object.entries(shapes).flatMap(([name, list]) =>
  list.map(([each, shape, seed]) => positive(`${name}/${each}`, shape, seed)),
)
const numbered = { a: 'conv2d', norm: 'batch_normalization', b: 'conv2d_1' }
const stored3 = Object.entries(shapes).flatMap(([name, list]) =>
  list.map(([, shape, seed], i) =>
    positive(`layers/${numbered[name as keyof typeof numbered]}/vars/${i}`, shape, seed),
  ),
)

/** Variances are; the rest may be. */
function positive(name: string, shape: readonly number[], seed: number) {
  const made = weight(name, shape, seed)
  return seed === 7 ? { ...made, values: made.values.map(Math.abs) } : made
}

async function logits(files: ModelFiles): Promise<{ values: number[]; format: string }> {
  const before = tf.memory().numTensors
  const { classifier, card, dispose } = await openModel(files)
  const { network, input, logits: end } = classifier
  const image = tf.tensor4d(
    Array.from({ length: 36 }, (_, i) => Math.cos(i)),
    [1, 6, 6, 1],
  )
  const [out] = network.run({ [input]: image }, [end])
  const values = [...((await out?.data()) ?? [])]
  tf.dispose([image, ...(out ? [out] : [])])
  dispose()
  expect(tf.memory().numTensors).toBe(before)
  return { values, format: card.format }
}

const legacy = Object.fromEntries(
  Object.entries(shapes).map(([name, list]) => [
    name,
    list.map(([each, shape, seed]) => weight(`${name}/${each}:0`, shape, seed)),
  ]),
)

describe('the same model as model.json, .keras and .h5', () => {
  const wanted = () => logits(modelFiles(kerasJson(net), converted))

  test.each<[string, Stored]>([
    ['as Keras writes it', {}],
    ['in compressed chunks', { chunks: [2, 2, 1, 1], compression: 'gzip' }],
    ['in float64', { dtype: '<d' }],
  ])('.keras, %s', async (_how, stored) => {
    const read = await logits(oneFile('net.keras', await kerasZip(net, stored3, stored)))
    const { values } = await wanted()
    expect(read.format).toBe('Keras file')
    read.values.forEach((value, i) => {
      expect(value).toBeCloseTo(values[i] as number, 6)
    })
  })

  test.each<[string, Stored]>([
    ['as Keras writes it', {}],
    ['in compressed chunks', { chunks: [2, 2, 1, 1], compression: 'gzip' }],
  ])('.h5, %s', async (_how, stored) => {
    const layers = { image: [], ...legacy, norm: legacy.norm ?? [] }
    const bytes = await kerasH5(net, layers, stored)
    const read = await logits(oneFile('net.h5', bytes))
    const absolute = modelFiles(
      kerasJson(net),
      Object.entries(shapes).flatMap(([name, list]) =>
        list.map(([each, shape, seed]) => weight(`${name}/${each}`, shape, seed)),
      ),
    )
    expect(read.values).toEqual((await logits(absolute)).values)
  })
})

test('.keras as it was first written, on Windows and with the layers under another name', async () => {
  const early = stored3.map((each) => ({
    ...each,
    name: each.name.replace('layers/', '_layer_checkpoint_dependencies\\').replace('/vars', '\\vars'),
  }))
  const read = await logits(oneFile('net.keras', await kerasZip(net, early)))
  expect(read.values).toEqual((await logits(oneFile('net.keras', await kerasZip(net, stored3)))).values)
})

describe('.h5', () => {
  const inner = (name: string, filters: number) =>
    sequential(name, [picture(`${name}_in`, [6, 6, 1]), conv('c', filters), layer('BatchNormalization', 'b')])
  const wide = (name: string, filters: number) =>
    sequential(name, [picture(`${name}_in`, [6, 6, 2]), conv('c', filters), layer('BatchNormalization', 'b')])
  const nested = functional(
    'nest',
    [
      picture('image', [6, 6, 1]),
      called(inner('stem', 2), 'image'),
      called(wide('body', 3), 'stem'),
      called(layer('GlobalAveragePooling2D', 'gap'), 'body'),
    ],
    { inputs: ['image'], outputs: ['gap'] },
  )
  /** A variance is never below zero. */
  const positive = (each: Weight): Weight => ({ ...each, values: each.values.map((v) => 1 + v / 2) })
  const flat = (depth: number, filters: number, scope: string, seed: number) => [
    weight(`${scope}c/kernel:0`, [3, 3, depth, filters], seed),
    weight(`${scope}c/bias:0`, [filters], seed + 1),
    weight(`${scope}b/gamma:0`, [filters], seed + 2),
    weight(`${scope}b/beta:0`, [filters], seed + 3),
    weight(`${scope}b/moving_mean:0`, [filters], seed + 4),
    positive(weight(`${scope}b/moving_variance:0`, [filters], seed + 5)),
  ]
  const plain = [
    ...flat(1, 2, 'stem/', 1).map((each) => ({ ...each, name: each.name.replace(':0', '') })),
    ...flat(2, 3, 'body/', 11).map((each) => ({ ...each, name: each.name.replace(':0', '') })),
  ]

  test.each([
    ['flat', ''],
    ['under the name of the model', 'stem/'],
  ])('nested models whose layers have the same names, %s', async (_how, scope) => {
    const bytes = await kerasH5(nested, {
      image: [],
      stem: flat(1, 2, scope, 1),
      body: flat(2, 3, scope.replace('stem', 'body'), 11),
      gap: [],
    })
    const wanted = await logits(modelFiles(kerasJson(nested), plain))
    expect((await logits(oneFile('net.h5', bytes))).values).toEqual(wanted.values)
  })

  test('a layer with / in its name, and weights whose scope was numbered', async () => {
    const slashed = functional(
      'net',
      [
        picture('image', [6, 6, 1]),
        called(conv('block/conv', 2), 'image'),
        called(layer('GlobalAveragePooling2D', 'gap'), 'block/conv'),
      ],
      { inputs: ['image'], outputs: ['gap'] },
    )
    const bytes = await kerasH5(slashed, {
      'block/conv': [weight('block/conv_1/kernel:0', [3, 3, 1, 2], 1), weight('block/conv_1/bias:0', [2], 2)],
      gap: [],
    })
    const names = [weight('block/conv/kernel', [3, 3, 1, 2], 1), weight('block/conv/bias', [2], 2)]
    const wanted = await logits(modelFiles(kerasJson(slashed), names))
    expect((await logits(oneFile('net.h5', bytes))).values).toEqual(wanted.values)
  })

  test('Keras 1 in its own words', async () => {
    const old = sequential('net', [
      layer('Convolution2D', 'c', {
        nb_filter: 2,
        nb_row: 3,
        nb_col: 3,
        border_mode: 'same',
        subsample: [1, 1],
        dim_ordering: 'tf',
        bias: true,
        batch_input_shape: [null, 6, 6, 1],
      }),
      layer('GlobalAveragePooling2D', 'gap', { dim_ordering: 'tf' }),
    ])
    const bytes = await kerasH5(old, {
      c: [weight('c_W:0', [3, 3, 1, 2], 1), weight('c_b:0', [2], 2)],
      gap: [],
    })
    const now = sequential('net', [
      picture('image', [6, 6, 1]),
      conv('c', 2),
      layer('GlobalAveragePooling2D', 'gap'),
    ])
    const wanted = await logits(
      modelFiles(kerasJson(now), [weight('c/kernel', [3, 3, 1, 2], 1), weight('c/bias', [2], 2)]),
    )
    expect((await logits(oneFile('old.h5', bytes))).values).toEqual(wanted.values)
  })
})
