import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { filesFromBlobs } from '../open'
import { bytesOf, kerasJson, manifestOf, modelFiles, weight } from '../testing/modelFixtures'
import { files, net, refused, text, weights } from '../testing/refused'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

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

  test.each([
    [
      ['fingerprint.pb', 'saved_model.pb', 'variables'],
      /^saved_model\.pb is a part of a TensorFlow SavedModel/,
    ],
    [['config.json', 'model.safetensors'], /^model\.safetensors is a safetensors file/],
  ])('a folder of %s', async (paths, sentence) => {
    const all = Object.fromEntries(paths.map((path) => [path, text('{"a": 1}')]))
    expect((await refused(files(all))).message).toMatch(sentence)
  })

  test('a zip without a file', async () => {
    const file = new Blob([zipSync({}) as Uint8Array<ArrayBuffer>])
    const { message } = await refused(filesFromBlobs([{ path: 'model.zip', file }]))
    expect(message).toBe('model.zip holds no file; take another copy of it.')
  })

  test('only a weight file', async () => {
    expect((await refused(files({ 'group1-shard1of1.bin': new Uint8Array(8) }))).message).toContain(
      'There is no model among the files',
    )
  })

  test('a picture, which is not called damaged where a model is asked for', async () => {
    expect((await refused(files({ 'cat.jpg': text('any') }))).message).toContain(
      'There is no model among the files ("cat.jpg")',
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
