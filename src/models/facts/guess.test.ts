import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../json'
import { openModel } from '../open'
import { graphFiles, node, placeholder, window } from '../testing/graphFixtures'
import {
  int,
  kerasJson,
  layer,
  modelFiles,
  picture,
  sequential,
  type Weight,
  weight,
} from '../testing/modelFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const conv = layer('Conv2D', 'conv', { filters: 3, kernel_size: 1, use_bias: false })
const kernel = { name: 'conv/kernel', shape: [1, 1, 1, 3], values: [1, -2, 0.5] }
const end = layer('GlobalAveragePooling2D', 'gap')

async function guessOf(layers: readonly Json[], weights: readonly Weight[] = [kernel], name = 'net') {
  const before = tf.memory().numTensors
  const model = await openModel(modelFiles(kerasJson(sequential(name, layers)), weights))
  model.dispose()
  expect(tf.memory().numTensors).toBe(before)
  return model.card.guess
}

const image = picture('image', [8, 6, 1])

/** A batch norm that has seen pictures of a flat grey through the kernel. */
const seen = (grey: number): Weight[] => [
  kernel,
  { name: 'norm/gamma', shape: [3], values: [1, 1, 1] },
  { name: 'norm/beta', shape: [3], values: [0, 0, 0] },
  { name: 'norm/moving_mean', shape: [3], values: kernel.values.map((w) => w * grey) },
  { name: 'norm/moving_variance', shape: [3], values: [1, 1, 1] },
]
const norm = layer('BatchNormalization', 'norm')

describe('how pictures are fed is guessed', () => {
  test('from a rescaling in the model: 0..255, or 0..1', async () => {
    const from = async (config: Json) =>
      (await guessOf([image, layer('Rescaling', 'scale', config), conv, end])).scale
    expect(await from({ scale: 1 / 255 })).toBe('bytes')
    expect(await from({ scale: 1 / 127.5, offset: -1 })).toBe('bytes')
    expect(await from({ scale: 2, offset: -1 })).toBe('unit')
    expect(await from({ scale: 1, offset: -110 })).toBe('bytes')
  })

  test('from a normalisation behind augmentation', async () => {
    const layers = [
      image,
      layer('RandomFlip', 'flip'),
      layer('Normalization', 'norm', { mean: 120, variance: 3600 }),
      conv,
      end,
    ]
    expect(await guessOf(layers)).toMatchObject({
      scale: 'bytes',
      why: 'The model scales the picture itself, from 0..255 (at "norm").',
    })
  })

  test('from operators at the head of a graph', async () => {
    const nodes = [
      placeholder('image', [-1, 8, 6, 1]),
      node('Mul', 'scaled', ['image', 'factor']),
      node('Sub', 'shifted', ['scaled', 'one']),
      node('Conv2D', 'conv', ['shifted', 'kernel'], window()),
      node('Mean', 'gap', ['conv', 'axes'], { keep_dims: { b: false } }),
    ]
    const constants = (factor: number) => [
      { name: 'factor', shape: [], values: [factor] },
      { name: 'one', shape: [], values: [1] },
      weight('kernel', [1, 1, 1, 3]),
      int('axes', [1, 2]),
    ]
    const hub = await openModel(graphFiles(nodes, constants(2)))
    expect(hub.card.guess).toMatchObject({
      scale: 'unit',
      why: 'The model scales the picture itself, from 0..1 (at "shifted").',
    })
    hub.dispose()
    const bytes = await openModel(graphFiles(nodes, constants(1 / 127.5)))
    expect(bytes.card.guess.scale).toBe('bytes')
    bytes.dispose()
  })

  test('from what the first batch norm has seen', async () => {
    expect(await guessOf([image, conv, norm, end], seen(114))).toMatchObject({
      scale: 'bytes',
      why: 'Probably: its first batch norm remembers pictures of mean 114.',
    })
    expect((await guessOf([image, conv, norm, end], seen(0.45))).scale).toBe('unit')
    const named = await guessOf([image, conv, norm, end], seen(0.02), 'mobilenet_v2')
    expect(named.scale).toBe('signed')
    // A guess from a name is worded as one.
    expect(named.why).toMatch(/^Perhaps: its names sound like MobileNet/)
  })

  test.each([
    ['mobilenetv2_1.00_224', 'signed'],
    ['MobilenetV1', 'signed'],
    ['MobilenetV3small', 'bytes'],
    ['efficientnetb0', 'bytes'],
    ['efficientnet_lite0', 'signed'],
    ['resnet50', 'caffe'],
    ['resnet50v2', 'signed'],
    ['vgg16', 'caffe'],
    ['densenet121', 'imagenet'],
    ['inception_v3', 'signed'],
    ['my_net', 'unit'],
  ])('from the name %s: %s', async (name, scale) => {
    const guess = await guessOf([image, conv, end], [kernel], name)
    expect(guess).toMatchObject({ scale, fit: 'stretch', height: 8, width: 6 })
  })

  test('an open size is taken as 224', async () => {
    const model = await openModel(
      modelFiles(kerasJson(sequential('net', [picture('image', [null, null, 1]), conv, end])), [kernel]),
    )
    expect(model.classifier.inputShape).toEqual([null, null, 1])
    expect(model.card.guess).toMatchObject({ height: 224, width: 224 })
    const x = tf.ones([1, 5, 7, 1])
    const [features] = model.classifier.network.run({ image: x }, ['conv'])
    expect(features!.shape).toEqual([1, 5, 7, 3])
    tf.dispose([x, features!])
    model.dispose()
  })
})
