// Layers that change a picture's size, against TensorFlow and Keras (examples/keras/figures.py).
import { dispose, tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../../engine/testing/backends'
import { resampled } from '../../network/resample'
import { applied, asked, close } from '../../testing/layerFixtures'
import { values } from '../../testing/modelFixtures'
import figures from '../goldens/figures.json'

const picture = () => tensor(values(70), [1, 5, 7, 2])

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  beforeAll(() => useBackend(backend))

  test.each(Object.entries(figures.resize))('tf.image.resize %s', async (name, wanted) => {
    const [interpolation = '', size = '', antialias] = name.split(' ')
    const [height = 1, width = 1] = size.split(',').map(Number)
    const x = picture()
    const how = { size: [height, width] as const, interpolation, antialias: antialias !== undefined }
    const made = resampled(x, how)
    expect(made.shape).toEqual([1, height, width, 2])
    close([...(await made.data())], wanted, 5)
    dispose([x, made])
  })

  const layers = [
    ['Resizing crop', 'Resizing', { height: 4, width: 4, crop_to_aspect_ratio: true }],
    ['Resizing pad', 'Resizing', { height: 4, width: 4, pad_to_aspect_ratio: true, fill_value: 0.5 }],
    ['RandomCrop keras2', 'RandomCrop', { height: 3, width: 3 }],
    ['RandomCrop keras3', 'RandomCrop', { height: 3, width: 3, when_predicting: 'unchanged' }],
    ['CenterCrop smaller', 'CenterCrop', { height: 8, width: 4 }],
    ['Softmax 1', 'Softmax', { axis: 1 }],
  ] as const

  test.each(layers)('%s', async (name, className, config) => {
    const x = picture()
    close((await applied(className, [x], { config })).list, figures.layers[name], 5)
    x.dispose()
  })

  const transposed = [
    ['Conv2DTranspose valid 1', { kernel_size: 3, strides: 2, padding: 'valid', output_padding: 1 }],
    ['Conv2DTranspose same 1', { kernel_size: 3, strides: 2, padding: 'same', output_padding: [1, 1] }],
    ['Conv2DTranspose same 0', { kernel_size: 3, strides: 2, padding: 'same', output_padding: 0 }],
    ['Conv2DTranspose valid', { kernel_size: 2, strides: 3, padding: 'valid', output_padding: null }],
  ] as const

  test.each(transposed)('%s', async (name, options) => {
    const config = { filters: 3, ...options }
    const x = picture()
    const shapes = (asked('Conv2DTranspose', config, x.shape) ?? []).map(([, shape]) => shape as number[])
    const weights = shapes.map((shape, i) => halved(shape, 2 + i))
    close((await applied('Conv2DTranspose', [x], { config, weights })).list, figures.layers[name], 5)
    dispose([x, ...weights])
  })
})

const halved = (shape: number[], seed: number) =>
  tensor(
    values(
      shape.reduce((a, b) => a * b, 1),
      seed,
    ).map((value) => value / 2),
    shape,
  )

describe('an interpolation that does not exist', () => {
  test('is named', () => {
    const x = picture()
    const how = { size: [2, 2] as const, interpolation: 'sinc' }
    expect(() => resampled(x, how)).toThrow('The interpolation "sinc" is not known; there are nearest, area')
    x.dispose()
  })
})
