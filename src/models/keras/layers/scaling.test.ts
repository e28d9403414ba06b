import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { applied, appliedTo, asked, close } from '../../testing/layerFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const square = (list: readonly number[]) => tf.tensor4d([...list], [1, 2, 2, 1])

test.each([
  'Dropout',
  'SpatialDropout2D',
  'RandomFlip',
  'RandomRotation',
  'RandomZoom',
  'RandomTranslation',
  'RandomContrast',
  'RandomBrightness',
  'GaussianNoise',
  'StochasticDepth',
])('%s passes its input on', async (name) => {
  expect(await appliedTo(name, [1, -2, 3], { config: { rate: 0.5, factor: 0.2 } })).toEqual([1, -2, 3])
})

describe('scaling', () => {
  test('Rescaling: one factor, or one a channel', async () => {
    close(await appliedTo('Rescaling', [0, 255], { config: { scale: 1 / 127.5, offset: -1 } }), [-1, 1])
    const config = { scale: [2, 10], offset: [1, 0] }
    close(await appliedTo('Rescaling', [3, 4], { config }), [7, 40])
  })

  test('Normalization by its configuration', async () => {
    const config = { mean: [[[[1, 2]]]], variance: [[[[4, 9]]]] }
    expect(asked('Normalization', config, [1, 4, 4, 2])).toEqual([])
    close(await appliedTo('Normalization', [3, 8], { config }), [1, 2])
    close(await appliedTo('Normalization', [1, 2], { config: { ...config, invert: true } }), [3, 8])
  })

  test('Normalization by its weights', async () => {
    const config = { mean: null, variance: null }
    expect(asked('Normalization', config, [1, 4, 4, 2])).toEqual([
      ['mean', [2]],
      ['variance', [2]],
    ])
    const weights = [tf.tensor1d([1, 2]), tf.tensor1d([4, 0])]
    const [first, second] = await appliedTo('Normalization', [3, 2], { config, weights })
    // The spread is at least 1e-7.
    expect([first, second]).toEqual([1, 0])
    tf.dispose(weights)
  })

  test('UpSampling2D: nearest, and bilinear at half-pixel centres', async () => {
    const x = square([0, 4, 8, 12])
    const near = await applied('UpSampling2D', [x], { config: { size: [1, 2] } })
    expect(near).toMatchObject({ shape: [1, 2, 4, 1], list: [0, 0, 4, 4, 8, 8, 12, 12] })
    const smooth = await applied('UpSampling2D', [x], { config: { size: [1, 2], interpolation: 'bilinear' } })
    close(smooth.list, [0, 1, 3, 4, 8, 9, 11, 12])
    x.dispose()
  })

  test('Resizing and CenterCrop', async () => {
    const x = square([0, 4, 8, 12])
    close(
      (await applied('Resizing', [x], { config: { height: 1, width: 1, interpolation: 'bilinear' } })).list,
      [6],
    )
    const wide = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [1, 3, 4, 1])
    expect((await applied('CenterCrop', [wide], { config: { height: 1, width: 2 } })).list).toEqual([6, 7])
    tf.dispose([x, wide])
  })
})

describe('pooling over everything', () => {
  test.each([
    ['GlobalAveragePooling2D', {}, [1, 1], [6]],
    ['GlobalAveragePooling2D', { keepdims: true }, [1, 1, 1, 1], [6]],
    ['GlobalMaxPooling2D', { keepdims: true }, [1, 1, 1, 1], [12]],
    ['GlobalMaxPooling2D', {}, [1, 1], [12]],
  ])('%s %j', async (name, config, shape, list) => {
    const x = square([0, 4, 8, 12])
    expect(await applied(name, [x], { config })).toMatchObject({ shape, list })
    x.dispose()
  })
})

test('StochasticDepth of a shortcut and a residual, CustomScaleLayer, LayerScale', async () => {
  const pair = [tf.tensor2d([1, 2], [1, 2]), tf.tensor2d([8, 10], [1, 2])]
  close((await applied('StochasticDepth', pair, { config: { survival_probability: 0.5 } })).list, [5, 7])
  close((await applied('StochasticDepth', pair, { config: { rate: 0.25 } })).list, [7, 9.5])
  await expect(applied('StochasticDepth', pair, { config: { drop_prob: 0.1 } })).rejects.toThrow('survives')
  close((await applied('CustomScaleLayer', pair, { config: { scale: 0.1 } })).list, [1.8, 3])
  const weights = [tf.tensor1d([3, -1])]
  expect(asked('LayerScale', {}, [1, 4, 4, 2])).toEqual([['gamma', [2]]])
  close((await applied('LayerScale', pair.slice(0, 1), { weights })).list, [3, -2])
  tf.dispose([...pair, ...weights])
})

describe('merging', () => {
  test.each([
    ['Add', [9, 12]],
    ['Subtract', [-7, -8]],
    ['Multiply', [8, 20]],
    ['Average', [4.5, 6]],
    ['Maximum', [8, 10]],
    ['Minimum', [1, 2]],
    ['Concatenate', [1, 2, 8, 10]],
  ])('%s', async (name, wanted) => {
    const pair = [tf.tensor2d([1, 2], [1, 2]), tf.tensor2d([8, 10], [1, 2])]
    expect((await applied(name, pair)).list).toEqual(wanted)
    tf.dispose(pair)
  })
})
