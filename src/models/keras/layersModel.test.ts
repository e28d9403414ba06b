import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Network } from '../../engine/types'
import { openModel } from '../open'
import {
  called,
  functional,
  kerasJson,
  layer,
  modelFiles,
  picture,
  values,
  weight,
} from '../testing/modelFixtures'
import type { OpenModel } from '../types'

beforeAll(async () => {
  setWasmPaths(`${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`)
  await tf.setBackend('cpu')
})

/** Convolution and batch norm, a residual branch, pooling, a dense layer with softmax. */
const residual = functional(
  'net',
  [
    picture('image', [6, 5, 3]),
    called(layer('Conv2D', 'conv', { filters: 4, kernel_size: [3, 3], padding: 'same' }), 'image'),
    called(layer('BatchNormalization', 'norm', { epsilon: 0.01 }), 'conv'),
    called(layer('Activation', 'act', { activation: 'relu' }), 'norm'),
    called(layer('Conv2D', 'branch', { filters: 4, kernel_size: 1, activation: 'relu' }), 'act'),
    called(layer('Add', 'add'), 'act', 'branch'),
    called(layer('GlobalAveragePooling2D', 'gap'), 'add'),
    called(layer('Dropout', 'drop', { rate: 0.5 }), 'gap'),
    called(layer('Dense', 'head', { units: 3, activation: 'softmax' }), 'drop'),
  ],
  { inputs: ['image'], outputs: ['head'] },
)

const weights = [
  weight('conv/kernel', [3, 3, 3, 4], 1),
  weight('conv/bias', [4], 2),
  weight('norm/gamma', [4], 3),
  weight('norm/beta', [4], 4),
  weight('norm/moving_mean', [4], 5),
  { name: 'norm/moving_variance', shape: [4], values: [0.5, 1, 2, 3] },
  weight('branch/kernel', [1, 1, 4, 4], 6),
  weight('branch/bias', [4], 7),
  weight('head/kernel', [4, 3], 8),
  weight('head/bias', [3], 9),
]

const byName = (name: string) => {
  const found = weights.find((each) => each.name === name)
  return tf.tensor([...(found?.values ?? [])], [...(found?.shape ?? [])])
}

const input = () => tf.tensor4d(values(2 * 6 * 5 * 3, 20), [2, 6, 5, 3])

/** The same network, written out. */
function byHand(x: tf.Tensor4D): Record<string, tf.Tensor> {
  const conv = tf.add(tf.conv2d(x, byName('conv/kernel') as tf.Tensor4D, 1, 'same'), byName('conv/bias'))
  const spread = tf.sqrt(tf.add(byName('norm/moving_variance'), 0.01))
  const centred = tf.div(tf.sub(conv, byName('norm/moving_mean')), spread)
  const norm = tf.add(tf.mul(centred, byName('norm/gamma')), byName('norm/beta'))
  const act = tf.relu(norm) as tf.Tensor4D
  const inner = tf.add(
    tf.conv2d(act, byName('branch/kernel') as tf.Tensor4D, 1, 'valid'),
    byName('branch/bias'),
  )
  const add = tf.add(act, tf.relu(inner))
  const gap = tf.mean(add, [1, 2])
  const logits = tf.add(
    tf.matMul(gap as tf.Tensor2D, byName('head/kernel') as tf.Tensor2D),
    byName('head/bias'),
  )
  return {
    conv,
    norm,
    act,
    'branch:linear': inner,
    add,
    gap,
    'head:linear': logits,
    head: tf.softmax(logits),
  }
}

async function distance(a: tf.Tensor, b: tf.Tensor): Promise<number> {
  const [x, y] = await Promise.all([a.data(), b.data()])
  expect(a.shape).toEqual(b.shape)
  return Math.max(...[...x].map((value, i) => Math.abs(value - (y[i] ?? Number.NaN))))
}

async function withModel(work: (model: OpenModel, network: Network) => Promise<void>): Promise<void> {
  const before = tf.memory().numTensors
  const model = await openModel(modelFiles(kerasJson(residual), weights))
  await work(model, model.classifier.network)
  model.dispose()
  expect(tf.memory().numTensors).toBe(before)
}

async function compare(network: Network): Promise<void> {
  const x = input()
  const wanted = byHand(x)
  const names = Object.keys(wanted)
  const got = network.run({ image: x }, names)
  for (const [i, name] of names.entries()) {
    expect(await distance(got[i]!, wanted[name]!), name).toBeLessThan(1e-5)
  }
  tf.dispose([...got, wanted, x])
}

describe.each(['cpu', 'wasm'])('on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend)
  })

  test('every node has the value of the network written out', async () => {
    const model = await openModel(modelFiles(kerasJson(residual), weights))
    await compare(model.classifier.network)
    model.dispose()
  })
})

describe('a network of layers', () => {
  beforeAll(async () => {
    await tf.setBackend('cpu')
  })

  test('runs from any node: the head from the sum, the sum from both of its sides', async () => {
    await withModel(async (_model, network) => {
      const x = input()
      const [act, branch, add, logits] = network.run({ image: x }, ['act', 'branch', 'add', 'head:linear'])
      const [fromAdd] = network.run({ add: add! }, ['head:linear'])
      const [fromBoth] = network.run({ act: act!, branch: branch! }, ['head:linear'])
      expect(await distance(fromAdd!, logits!)).toBe(0)
      expect(await distance(fromBoth!, logits!)).toBe(0)
      tf.dispose([x, act!, branch!, add!, logits!, fromAdd!, fromBoth!])
    })
  })

  test('says which value is missing, and frees what it had made', async () => {
    await withModel(async (_model, network) => {
      expect(() => network.run({}, ['nowhere'])).toThrow('The network has no node "nowhere".')
      const branch = tf.zeros([1, 6, 5, 4])
      const before = tf.memory().numTensors
      expect(() => network.run({ branch }, ['head'])).toThrow('the value of "image" is needed too')
      expect(tf.memory().numTensors).toBe(before)
      branch.dispose()
    })
  })

  test('never hands out a feed, and gives every answer a tensor of its own', async () => {
    await withModel(async (_model, network) => {
      const x = input()
      const answers = network.run({ image: x }, ['image', 'image', 'gap', 'drop', 'gap'])
      expect(new Set([x, ...answers]).size).toBe(6)
      for (const answer of answers) answer.dispose()
      expect(x.isDisposed).toBe(false)
      x.dispose()
    })
  })

  test('a fed node is not computed: what is fed is what counts', async () => {
    await withModel(async (_model, network) => {
      const gap = tf.ones([1, 4])
      const image = input()
      const [logits] = network.run({ image, gap }, ['head:linear'])
      const wanted = tf.tidy(() => tf.add(tf.sum(byName('head/kernel'), 0, true), byName('head/bias')))
      expect(await distance(logits!, wanted)).toBeLessThan(1e-6)
      tf.dispose([gap, image, logits!, wanted])
    })
  })

  test('the gradient at the sum is the dense weight over the positions', async () => {
    await withModel(async (_model, network) => {
      const x = input()
      const [add] = network.run({ image: x }, ['add'])
      const score = (a: tf.Tensor) =>
        tf.sum(tf.slice(network.run({ add: a }, ['head:linear'])[0] as tf.Tensor2D, [0, 1], [-1, 1]))
      const gradient = tf.grad(score)(add!)
      const wanted = tf.tidy(() => {
        const column = tf.slice(byName('head/kernel') as tf.Tensor2D, [0, 1], [-1, 1])
        return tf.mul(tf.ones([2, 6, 5, 4]), tf.div(tf.reshape(column, [4]), 30))
      })
      expect(await distance(gradient, wanted)).toBeLessThan(1e-7)
      tf.dispose([x, add!, gradient, wanted])
    })
  })

  test('FullGrad finds the biases: of convolutions, and beta - mean * gamma / sqrt(variance + epsilon)', async () => {
    await withModel(async (_model, network) => {
      const terms = network.biases()
      expect(terms.map(({ node }) => node)).toEqual(['conv', 'norm', 'branch:linear'])
      const wanted = tf.tidy(() => {
        const scale = tf.div(byName('norm/gamma'), tf.sqrt(tf.add(byName('norm/moving_variance'), 0.01)))
        return tf.sub(byName('norm/beta'), tf.mul(byName('norm/moving_mean'), scale))
      })
      const bias = byName('conv/bias')
      expect(await distance(terms[0]!.bias, bias)).toBe(0)
      expect(await distance(terms[1]!.bias, wanted)).toBeLessThan(1e-6)
      tf.dispose([bias, wanted, ...terms.map(({ bias }) => bias)])
    })
  })

  test('the card says what was found', async () => {
    await withModel(async ({ card, classifier }) => {
      expect(classifier).toMatchObject({
        input: 'image',
        logits: 'head:linear',
        activation: 'softmax',
        classes: 3,
      })
      expect(classifier.inputShape).toEqual([6, 5, 3])
      expect(card.layers.map(({ name }) => name)).toEqual(['conv', 'norm', 'act', 'branch', 'add'])
      expect(card.suggested.layer).toBe('add')
      expect(card.parameters).toBe(weights.reduce((sum, each) => sum + each.values.length, 0))
      expect(card.hash).toMatch(/^[0-9a-f]{12}$/)
    })
  })
})
