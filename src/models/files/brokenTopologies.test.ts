// Topologies that say what cannot be: refused in one sentence, whatever they say.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../json'
import {
  called,
  functional,
  kerasJson,
  layer,
  modelFiles,
  picture,
  sequential,
} from '../testing/modelFixtures'
import { refused, weights } from '../testing/refused'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

describe('topologies', () => {
  const opened = (model: Json) => refused(modelFiles(kerasJson(model), weights))
  const ends = { inputs: ['image'], outputs: ['out'] }

  test('an unknown class is named with its layer', async () => {
    const { message } = await opened(
      sequential('net', [picture('image', [2, 2, 1]), layer('MyLayer', 'mine')]),
    )
    expect(message).toContain('The layer "mine" is of class "MyLayer", which is not known here')
  })

  test('a circle of layers', async () => {
    const round = functional(
      'net',
      [
        picture('image', [2, 2, 1]),
        called(layer('Add', 'a'), 'image', 'out'),
        called(layer('ReLU', 'out'), 'a'),
      ],
      ends,
    )
    expect((await opened(round)).message).toContain('The layers of model.json form a circle at "a"')
  })

  test('a layer that is not there', async () => {
    const lost = functional('net', [picture('image', [2, 2, 1]), called(layer('ReLU', 'out'), 'gone')], ends)
    expect((await opened(lost)).message).toBe(
      'The layer "out" takes its input from "gone", which model.json does not contain.',
    )
  })

  test('an output that is not there', async () => {
    const lost = functional('net', [picture('image', [2, 2, 1])], { inputs: ['image'], outputs: ['gone'] })
    expect((await opened(lost)).message).toContain('names an output that none of its layers computes')
  })

  test('no layers', async () => {
    expect((await opened(sequential('net', []))).message).toBe('The model "net" has no layers.')
  })

  test('a subclassed model', async () => {
    expect((await opened({ class_name: 'MyModel', config: {} })).message).toContain(
      'The model is of class "MyModel"',
    )
  })

  test('an input that is no picture', async () => {
    expect((await opened(sequential('net', [picture('x', [7]), layer('ReLU', 'd')]))).message).toContain(
      'input "x" is a flat list of 7 numbers, and no Reshape behind it says',
    )
  })

  test('two inputs', async () => {
    const two = functional(
      'net',
      [
        picture('image', [2, 2, 1]),
        picture('other', [2, 2, 1]),
        called(layer('Add', 'sum'), 'image', 'other'),
        called(layer('Flatten', 'out'), 'sum'),
      ],
      { inputs: ['image', 'other'], outputs: ['out'] },
    )
    expect((await opened(two)).message).toContain('The model takes 2 pictures at once ("image" and "other")')
  })

  test('channels first', async () => {
    const first = sequential('net', [
      picture('image', [1, 2, 3]),
      layer('Conv2D', 'conv', { filters: 2, kernel_size: 1, data_format: 'channels_first' }),
    ])
    expect((await opened(first)).message).toContain('The layer "conv" has its channels first (NCHW)')
  })

  test('a layer that cannot be computed is named', async () => {
    const wrong = sequential('net', [
      picture('image', [2, 2, 1]),
      layer('MaxPooling2D', 'pool', { pool_size: [5, 5], strides: [1, 1], padding: 'valid' }),
      layer('Flatten', 'flat'),
      layer('Reshape', 'bent', { target_shape: [7] }),
    ])
    expect((await opened(wrong)).message).toContain(
      'The layer "pool" (MaxPooling2D) would make [-2, -2, 1] of its input [2, 2, 1], which is nothing',
    )
  })

  test('a nesting of a thousand models', async () => {
    let inner: Json = layer('ReLU', 'act')
    for (let i = 0; i < 1000; i++) inner = sequential(`m${i}`, [inner])
    expect((await opened(inner)).message).toContain('is nested more than 400 levels deep')
  })
})
