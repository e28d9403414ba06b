import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { findLayer } from '../../engine/probe/layer'
import type { Json } from '../json'
import { openModel } from '../open'
import {
  called,
  functional,
  kerasJson,
  layer,
  modelFiles,
  picture,
  sequential,
  values,
  type Weight,
  weight,
} from '../testing/modelFixtures'
import type { OpenModel } from '../types'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const conv = (name: string, filters: number, extra: Json = {}) =>
  layer('Conv2D', name, { filters, kernel_size: 1, use_bias: false, ...extra })

async function opened(model: Json, weights: readonly Weight[], work: (open: OpenModel) => Promise<void>) {
  const before = tf.memory().numTensors
  const open = await openModel(modelFiles(kerasJson(model), weights))
  await work(open)
  open.dispose()
  expect(tf.memory().numTensors).toBe(before)
}

async function numbers(open: OpenModel, x: tf.Tensor, name: string): Promise<number[]> {
  const [answer] = open.classifier.network.run({ [open.classifier.input]: x }, [name])
  const list = [...(await answer!.data())]
  answer!.dispose()
  return list
}

describe('a model of models, as Teachable Machine writes it', () => {
  const inner = functional(
    'model5',
    [
      picture('input_1', [4, 4, 1]),
      called(conv('features', 2), 'input_1'),
      called(layer('ReLU', 'out_relu', { max_value: 6 }), 'features'),
    ],
    { inputs: ['input_1'], outputs: ['out_relu'] },
  )
  const backbone = sequential('sequential_17', [inner, layer('GlobalAveragePooling2D', 'gap')])
  const head = sequential('sequential_19', [
    layer('Dense', 'dense', { units: 2, activation: 'softmax', batch_input_shape: [null, 2] }),
  ])
  const model = sequential('sequential_20', [backbone, head])
  const weights = [
    { name: 'features/kernel', shape: [1, 1, 1, 2], values: [2, -1] },
    { name: 'dense/kernel', shape: [2, 2], values: [1, 3, 2, 4] },
    { name: 'dense/bias', shape: [2], values: [0.5, -0.5] },
  ]

  test('is flattened to paths, and an ending that one layer has names it', async () => {
    await opened(model, weights, async ({ classifier }) => {
      expect(classifier.layers.map(({ name }) => name)).toEqual([
        'sequential_20/sequential_17/model5/features',
        'sequential_20/sequential_17/model5/out_relu',
      ])
      expect(classifier.suggested.layer).toBe('sequential_20/sequential_17/model5/out_relu')
      expect(findLayer(classifier, 'model5/out_relu').name).toBe(classifier.suggested.layer)
      expect(classifier.logits).toBe('sequential_20/sequential_19/dense:linear')
    })
  })

  test('computes through all levels: relu6 of 2x and -x, averaged, weighed', async () => {
    await opened(model, weights, async (open) => {
      const x = tf.tensor4d(
        Array.from({ length: 16 }, (_, i) => (i < 8 ? 1 : -2)),
        [1, 4, 4, 1],
      )
      // Averages: relu6(2), relu6(-4) -> 1; relu6(-1), relu6(2) -> 1.
      expect(await numbers(open, x, 'sequential_20/sequential_17/gap')).toEqual([1, 1])
      expect(await numbers(open, x, open.classifier.logits)).toEqual([3.5, 6.5])
      x.dispose()
    })
  })

  test('the metadata beside it gives labels, size and cropping', async () => {
    const metadata = JSON.stringify({
      tmVersion: '2.4',
      packageName: '@teachablemachine/image',
      labels: ['a', 'b'],
      imageSize: 4,
    })
    const open = await openModel(modelFiles(kerasJson(model), weights, { 'metadata.json': metadata }))
    expect(open.card.labels).toEqual(['a', 'b'])
    expect(open.card.labelSource).toBe('metadata.json')
    expect(open.card.guess).toMatchObject({ width: 4, height: 4, scale: 'signed', fit: 'crop' })
    open.dispose()
  })
})

describe('a layer that is used twice', () => {
  const model = functional(
    'shared',
    [
      picture('image', [2, 2, 1]),
      { ...conv('twice', 1), inbound_nodes: [[['image', 0, 0, {}]], [['act', 0, 0, {}]]] },
      called(layer('Activation', 'act', { activation: 'relu' }), 'twice'),
      called(layer('Flatten', 'flat'), ['twice', 1]),
    ],
    { inputs: ['image'], outputs: ['flat'] },
  )

  test('is two nodes on one weight', async () => {
    await opened(model, [{ name: 'twice/kernel', shape: [1, 1, 1, 1], values: [-3] }], async (open) => {
      const x = tf.tensor4d([1, -1, 2, -2], [1, 2, 2, 1])
      expect(await numbers(open, x, 'twice')).toEqual([-3, 3, -6, 6])
      expect(await numbers(open, x, 'twice@2')).toEqual([0, -9, 0, -18])
      x.dispose()
    })
  })
})

test('a nested model that is used twice has each of its layers twice', async () => {
  const inner = functional('inner', [picture('in', [2, 2, 1]), called(conv('deep', 1), 'in')], {
    inputs: ['in'],
    outputs: ['deep'],
  })
  const model = functional(
    'outer',
    [
      picture('image', [2, 2, 1]),
      { ...inner, name: 'inner', inbound_nodes: [[['image', 0, 0, {}]], [['inner', 1, 0, {}]]] },
      called(layer('Flatten', 'flat'), ['inner', 2]),
    ],
    { inputs: ['image'], outputs: ['flat'] },
  )
  await opened(model, [{ name: 'deep/kernel', shape: [1, 1, 1, 1], values: [2] }], async (open) => {
    const x = tf.tensor4d(values(4), [1, 2, 2, 1])
    const doubled = values(4).map((value) => Math.fround(Math.fround(value) * 4))
    expect(await numbers(open, x, 'inner/deep@2')).toEqual(doubled)
    x.dispose()
  })
})

test('names with slashes are one layer', async () => {
  const model = functional(
    'net',
    [
      picture('image', [2, 2, 1]),
      called(conv('block/conv', 2), 'image'),
      called(layer('GlobalAveragePooling2D', 'gap'), 'block/conv'),
    ],
    { inputs: ['image'], outputs: ['gap'] },
  )
  await opened(model, [weight('block/conv/kernel', [1, 1, 1, 2])], async ({ classifier }) => {
    expect(findLayer(classifier, 'block/conv')).toMatchObject({ height: 2, width: 2, channels: 2 })
  })
})

test('grouped convolutions are computed group by group', async () => {
  const model = functional(
    'net',
    [
      picture('image', [1, 2, 1]),
      called(conv('wide', 4), 'image'),
      called(conv('grouped', 2, { groups: 2 }), 'wide'),
      called(layer('Flatten', 'flat'), 'grouped'),
    ],
    { inputs: ['image'], outputs: ['flat'] },
  )
  const kernels = [
    { name: 'wide/kernel', shape: [1, 1, 1, 4], values: [1, 2, 3, 4] },
    // First group: channels 1 and 2 into the first filter, second group: 3 and 4 into the second.
    { name: 'grouped/kernel', shape: [1, 1, 2, 2], values: [10, 1, 100, 2] },
  ]
  await opened(model, kernels, async (open) => {
    const x = tf.tensor4d([1, 2], [1, 1, 2, 1])
    expect(await numbers(open, x, 'grouped')).toEqual([210, 11, 420, 22])
    x.dispose()
  })
})
