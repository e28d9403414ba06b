// What the end of a model is read as, from tiny models made in code.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { classify } from '../../engine/classify'
import type { Json } from '../json'
import { openModel } from '../open'
import { called, functional, kerasJson, layer, modelFiles, picture, weight } from '../testing/modelFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const image = picture('image', [2, 2, 3])
const dense = (name: string, units: number, extra: Json = {}) =>
  layer('Dense', name, { units, use_bias: false, ...extra })

/** A picture, its mean colours, `units` class scores, then `layers` one behind the other; several ends where named. */
async function opened(layers: readonly Json[], { units = 3, ends = [] as string[], output = '' } = {}) {
  const chain = [layer('GlobalAveragePooling2D', 'gap'), dense('scores', units), ...layers]
  let before = 'image'
  const linked = chain.map((made) => {
    const use = called(made, before)
    before = String(made.name)
    return use
  })
  const json = kerasJson(
    functional('net', [image, ...linked], { inputs: ['image'], outputs: [...ends, before] }),
  )
  const files = modelFiles(json, [weight('scores/kernel', [3, units])])
  return openModel(files, output ? { output } : {})
}

async function answered(layers: readonly Json[], how = {}) {
  const model = await opened(layers, how)
  const x = tf.tensor4d([1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1], [1, 2, 2, 3])
  const { logits, probabilities } = await classify(model.classifier, x)
  x.dispose()
  model.dispose()
  const { card, classifier } = model
  return {
    kind: card.outputKind,
    at: classifier.logits,
    logits: [...logits],
    probabilities: [...probabilities],
    card,
  }
}

const lambda = (name: string, fn: string, extra: Json = {}) =>
  layer('TFOpLambda', name, { function: fn, ...extra })
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)

describe('a softmax in every form is looked through to the scores', () => {
  test.each([
    ['a function', [lambda('p', 'nn.softmax')]],
    ['an operation of Keras 3', [layer('Softmax', 'p', { axis: -1 })]],
    ['an activation', [layer('Activation', 'p', { activation: 'softmax' })]],
    ['TensorFlowOpLayer', [layer('TensorFlowOpLayer', 'p', { node_def: { op: 'Softmax' }, constants: {} })]],
    [
      'then reshaped',
      [lambda('p', 'nn.softmax'), layer('Reshape', 'r', { target_shape: [1, 3] }), layer('Flatten', 'f')],
    ],
    ['per cent', [lambda('p', 'nn.softmax'), layer('Rescaling', 'times', { scale: 100 })]],
    ['then the largest', [lambda('p', 'nn.softmax'), lambda('a', 'math.argmax')]],
    ['the largest at once', [lambda('a', 'math.argmax')]],
  ])('%s', async (_name, layers) => {
    const { at, logits, probabilities, kind } = await answered(layers)
    expect(at).toBe('scores')
    expect(kind).toBe(layers[0]?.name === 'a' ? 'logits' : 'probabilities')
    expect(sum(probabilities)).toBeCloseTo(1, 5)
    const exp = logits.map(Math.exp)
    expect(probabilities[0]).toBeCloseTo((exp[0] ?? 0) / sum(exp), 5)
  })

  test('twice, which is said', async () => {
    const { at, card } = await answered([lambda('p', 'nn.softmax'), layer('Softmax', 'q', {})])
    expect(at).toBe('scores')
    expect(card.remarks.join()).toContain('The model applies a softmax twice')
  })

  test('per cent of something else is not a probability of the scores', async () => {
    const { at } = await answered([
      layer('Activation', 'p', { activation: 'sigmoid' }),
      layer('Rescaling', 'shifted', { scale: 2, offset: -1 }),
    ])
    expect(at).toBe('shifted')
  })
})

describe('what is no probability is not shown as one', () => {
  test('one linear value is a regression', async () => {
    const { kind, probabilities } = await answered([], { units: 1 })
    expect(kind).toBe('values')
    expect(probabilities[0]).toBeNaN()
  })

  test('a tangent, and a name that says boxes', async () => {
    expect((await answered([layer('Activation', 'steer', { activation: 'tanh' })])).kind).toBe('values')
    expect((await answered([layer('Reshape', 'bbox', { target_shape: [3] })])).kind).toBe('values')
  })

  test('one sigmoid is a score on its own', async () => {
    const { kind, probabilities } = await answered([layer('Activation', 'p', { activation: 'sigmoid' })], {
      units: 1,
    })
    expect(kind).toBe('scores')
    expect(probabilities[0]).toBeGreaterThan(0)
  })

  test('a list of boxes is refused', async () => {
    const reshaped = layer('Reshape', 'found', { target_shape: [2, 4] })
    await expect(opened([reshaped], { units: 8 })).rejects.toThrow(
      'The output "found" has the shape [n, 2, 4]: boxes or anchors',
    )
  })

  test('a picture of the same size and colours', async () => {
    const { kind, card } = await answered([layer('Reshape', 'again', { target_shape: [2, 2, 3] })], {
      units: 12,
    })
    expect(kind).toBe('values')
    expect(card.remarks.join()).toContain('the shape of the picture')
  })
})

describe('classes at places and at steps', () => {
  test('a mask', async () => {
    const places = layer('Reshape', 'mask', { target_shape: [2, 2, 2] })
    expect((await answered([places], { units: 8 })).kind).toBe('mask')
  })

  test('three classes as large as the picture, where the output is called so', async () => {
    const places = layer('Reshape', 'segmentation', { target_shape: [2, 2, 3] })
    expect((await answered([places], { units: 12 })).kind).toBe('mask')
  })

  test('steps, which is said', async () => {
    const steps = [layer('Reshape', 'steps', { target_shape: [4, 2] }), layer('Softmax', 'p', {})]
    const { kind, card } = await answered(steps, { units: 8 })
    expect(kind).toBe('probabilities')
    expect(card.remarks).toContain('The output has 4 steps; the score of a class is its mean over them.')
  })
})

describe('the user may say what an output is', () => {
  test.each([
    [':values', 'values', 'p'],
    ['p:values', 'values', 'p'],
    [':logits', 'logits', 'p'],
    [':probabilities', 'probabilities', 'scores'],
  ])('%s', async (output, kind, at) => {
    const found = await answered([lambda('p', 'nn.softmax')], { output })
    expect([found.kind, found.at]).toEqual([kind, at])
  })

  test('scores each on its own', async () => {
    const { probabilities, logits } = await answered([], { output: ':scores' })
    expect(probabilities[0]).toBeCloseTo(1 / (1 + Math.exp(-(logits[0] ?? 0))), 5)
  })

  test('a softmax read as scores on their own, a sigmoid as shares of one: the numbers follow', async () => {
    const own = await answered([lambda('p', 'nn.softmax')], { output: ':scores' })
    const sigmoids = own.logits.map((logit) => expect.closeTo(1 / (1 + Math.exp(-logit)), 5))
    expect([own.at, own.probabilities]).toEqual(['scores', sigmoids])
    const shares = await answered([lambda('p', 'nn.sigmoid')], { output: ':probabilities' })
    const whole = sum(shares.logits.map(Math.exp))
    const softmax = shares.logits.map((logit) => expect.closeTo(Math.exp(logit) / whole, 5))
    expect([shares.at, shares.probabilities]).toEqual(['scores', softmax])
  })

  test('an output that there is not', async () => {
    await expect(opened([], { output: 'p:values' })).rejects.toThrow(
      'The model has no output "p"; it has "scores".',
    )
  })
})

test('of several outputs the first, but for one that tells no class, or is what another is made from', async () => {
  const first = await answered([lambda('p', 'nn.softmax')], { ends: ['scores'] })
  expect(first.card.output).toBe('scores')
  const second = await answered([lambda('p', 'nn.softmax')], { ends: ['gap'], units: 3 })
  expect(second.card.output).toBe('p')
})
