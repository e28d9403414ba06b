import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../json'
import { filesFromBlobs, openModel } from '../open'
import {
  bytesOf,
  called,
  functional,
  kerasJson,
  layer,
  manifestOf,
  modelFiles,
  picture,
  sequential,
  weight,
} from '../testing/modelFixtures'
import type { ModelFiles } from '../types'
import { filesFromBytes } from './files'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const net = sequential('net', [
  picture('image', [2, 2, 1]),
  layer('Conv2D', 'conv', { filters: 2, kernel_size: 1 }),
  layer('GlobalAveragePooling2D', 'gap'),
])
const weights = [weight('conv/kernel', [1, 1, 1, 2]), weight('conv/bias', [2])]
const text = (content: unknown) =>
  new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))

const files = (contents: Record<string, Uint8Array>) =>
  filesFromBytes('model', new Map(Object.entries(contents)))

/** The sentence, its name, and no tensor left over. */
async function refused(from: ModelFiles): Promise<{ name: string; message: string }> {
  const before = tf.memory().numTensors
  const error = await openModel(from).then(
    () => new Error('opened'),
    (reason: unknown) => reason as Error,
  )
  expect(tf.memory().numTensors).toBe(before)
  expect(error.message).toMatch(/^[^.].*\.$/)
  expect(error.message).not.toContain('\n')
  return { name: error.name, message: error.message }
}

describe('files that are no model', () => {
  test.each([
    ['saved_model.pb', 'a part of a TensorFlow SavedModel', 'tf2onnx.convert --saved-model'],
    ['model.tflite', 'a TensorFlow Lite file', 'tf2onnx.convert --tflite'],
    ['model.pth', 'a PyTorch file', 'torch.onnx.export'],
    ['model.safetensors', 'a safetensors file, weights without their network', 'optimum-cli export onnx'],
    ['tensorflowjs_model.pb', 'a model of the format before TensorFlow.js 1.0', 'convert the original again'],
    ['kaggle.tar.gz', 'an archive', 'unpack it'],
  ])('%s: how to convert it', async (path, kind, how) => {
    const { name, message } = await refused(files({ [path]: new Uint8Array(8) }))
    expect(name).toBe('UnsupportedModel')
    expect(message).toContain(`${path} is ${kind}`)
    expect(message).toContain(how)
  })

  test('only a weight file', async () => {
    expect((await refused(files({ 'group1-shard1of1.bin': new Uint8Array(8) }))).message).toContain(
      'There is no model.json among the files',
    )
  })

  test.each([
    ['not JSON', '{"modelTopology": ', '"model.json" is not valid JSON'],
    ['a web page', '<!doctype html><title>404</title>', '"model.json" is a web page'],
    ['another JSON', '{"a": 1}', 'is JSON, but no TensorFlow.js model (no modelTopology)'],
    ['a list', '[1, 2]', 'no modelTopology'],
  ])('%s', async (_what, content, sentence) => {
    expect((await refused(files({ 'model.json': text(content) }))).message).toContain(sentence)
  })

  test('nested a thousand levels deep', async () => {
    const deep = `{"modelTopology": ${'{"config":'.repeat(1000)}1${'}'.repeat(1000)}}`
    expect((await refused(files({ 'model.json': text(deep) }))).message).toContain(
      'is nested more than 400 levels deep',
    )
  })

  test('nested a hundred thousand levels deep ends as well', async () => {
    const deep = `${'['.repeat(1e5)}${']'.repeat(1e5)}`
    expect((await refused(files({ 'model.json': text(deep) }))).name).toBe('UnsupportedModel')
  })

  test('a damaged zip', async () => {
    const zip = zipSync({ 'model.json': text('{}') })
    const cut = new Blob([zip.slice(0, zip.length - 30) as Uint8Array<ArrayBuffer>])
    const { name, message } = await refused(filesFromBlobs([{ path: 'model.zip', file: cut }]))
    expect(name).toBe('NotReadable')
    expect(message).toContain('model.zip is a damaged or cut off zip file')
  })
})

describe('weights', () => {
  const withManifest = (manifest: unknown, bytes = bytesOf(weights)) =>
    files({ 'model.json': text({ ...kerasJson(net), weightsManifest: manifest }), 'weights.bin': bytes })

  test('a missing shard is named', async () => {
    const { name, message } = await refused(withManifest(manifestOf(weights, 'group1-shard2of3.bin')))
    expect(name).toBe('NotReadable')
    expect(message).toContain('The weight file "group1-shard2of3.bin" is missing')
  })

  test('a truncated shard is named, with what it lacks', async () => {
    const { name, message } = await refused(withManifest(manifestOf(weights), bytesOf(weights).slice(0, 10)))
    expect(name).toBe('NotReadable')
    expect(message).toContain('"weights.bin" is 6 bytes shorter')
  })

  test('a shard of another model is named', async () => {
    expect((await refused(withManifest(manifestOf(weights), new Uint8Array(20)))).message).toContain(
      '"weights.bin" is 4 bytes longer',
    )
  })

  test('two gibibytes claimed are not made room for', async () => {
    const claimed = [{ name: 'conv/kernel', shape: [1, 1, 1, 2 ** 29], dtype: 'float32' }]
    const { message } = await refused(withManifest([{ paths: ['weights.bin'], weights: claimed }]))
    expect(message).toBe('The model claims 2.0 GiB of weights, more than a page can hold.')
  })

  test.each([
    [
      'an unknown type',
      { name: 'conv/kernel', shape: [2], dtype: 'float99' },
      'The weight "conv/kernel" is of type "float99"',
    ],
    ['no shape', { name: 'conv/kernel', dtype: 'float32' }, 'The weight "conv/kernel" has no valid shape'],
    [
      'a negative size',
      { name: 'conv/kernel', shape: [-2], dtype: 'float32' },
      'The weight "conv/kernel" has no valid shape',
    ],
    ['no name', { shape: [2], dtype: 'float32' }, 'A weight in the manifest of model.json has no name.'],
  ])('%s', async (_what, spec, sentence) => {
    expect((await refused(withManifest([{ paths: ['weights.bin'], weights: [spec] }]))).message).toContain(
      sentence,
    )
  })

  test('no manifest at all', async () => {
    expect((await refused(files({ 'model.json': text(kerasJson(net)) }))).message).toContain(
      'it is an architecture without weights',
    )
  })

  test('a weight of the wrong type is named', async () => {
    const wrong = [
      { ...weight('conv/kernel', [1, 1, 1, 2]), dtype: 'int32' as const },
      weight('conv/bias', [2]),
    ]
    expect((await refused(modelFiles(kerasJson(net), wrong))).message).toBe(
      'The weight "conv/kernel" is of type int32, but the layer "conv" computes in float32.',
    )
  })

  test('a weight of the wrong shape is named', async () => {
    const wrong = [weight('conv/kernel', [1, 1, 1, 3]), weight('conv/bias', [2])]
    expect((await refused(modelFiles(kerasJson(net), wrong))).message).toBe(
      'The weight "conv/kernel" is of shape [1,1,1,3], but the layer "conv" needs [1,1,1,2].',
    )
  })
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
