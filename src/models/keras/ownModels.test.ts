// Models of classes that their authors wrote, and layers behind the names of packages: the file lists their layers all the same.
import '@tensorflow/tfjs-backend-cpu'
import { gunzipSync } from 'node:zlib'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../json'
import { openModel } from '../open'
import { kerasZip, oneFile } from '../testing/hdf5Fixtures'
import {
  called,
  functional,
  kerasJson,
  layer,
  modelFiles,
  picture,
  sequential,
} from '../testing/modelFixtures'
import type { ModelFiles } from '../types'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const image = picture('image', [1, 2, 1])
const conv = (name: string, className = 'Conv2D', size = 1) =>
  layer(className, name, { filters: 1, kernel_size: size, padding: 'same', use_bias: false })
const kernel = (name: string, value: number) => ({ name, shape: [1, 1, 1, 1], values: [value] })

/** Of a picture of the pixels 1 and 10. */
async function answer(files: ModelFiles): Promise<{ list: number[]; repairs: string }> {
  const before = tf.memory().numTensors
  const { classifier, card, dispose } = await openModel(files)
  const x = tf.tensor([1, 10], [1, 1, 2, 1])
  const [value] = classifier.network.run({ [classifier.input]: x }, classifier.network.outputs)
  const list = [...(await (value as tf.Tensor).data())]
  tf.dispose([x, value as tf.Tensor])
  dispose()
  expect(tf.memory().numTensors).toBe(before)
  return { list, repairs: card.repairs.join(' ') }
}

const renamed = (model: Json, class_name: string): Json => ({ ...model, class_name })
const ends = { inputs: ['image'], outputs: ['a'] }
const plain = functional('net', [image, called(conv('a'), 'image')], ends)

describe('a model of its own class', () => {
  test.each(['CustomModel', 'Custom>Trainer', 'my.package|Net', 'keras.src.models.functional>Functional'])(
    '%s with the ends of a functional model',
    async (name) => {
      const files = modelFiles(kerasJson(renamed(plain, name)), [kernel('a/kernel', 3)])
      expect((await answer(files)).list).toEqual([3, 30])
    },
  )

  test('its class is said on the card, and its weights lie in its own folder', async () => {
    const inner = renamed(functional('inner', [image, called(conv('a'), 'image')], ends), 'BackBone')
    const outer = functional('net', [image, called(inner, 'image')], {
      inputs: ['image'],
      outputs: ['inner'],
    })
    const zip = await kerasZip(outer, [kernel('layers/back_bone/layers/conv2d/vars/0', 5)])
    const { list, repairs } = await answer(oneFile('net.keras', zip))
    expect(list).toEqual([5, 50])
    expect(repairs).toContain('Of the class "BackBone"')
  })

  test('with layers that follow one another from an input', async () => {
    const model = renamed(sequential('net', [image, conv('a')]), 'MySequential')
    expect((await answer(modelFiles(kerasJson(model), [kernel('a/kernel', 3)]))).list).toEqual([3, 30])
  })

  test('with layers of which nobody knows how they are called is refused by its name', async () => {
    const block = renamed(sequential('block', [conv('b')]), 'ResidualBlock')
    const model = sequential('net', [image, conv('a'), block])
    const weights = [kernel('a/kernel', 3), kernel('block/b/kernel', 3)]
    await expect(openModel(modelFiles(kerasJson(model), weights))).rejects.toThrow('"ResidualBlock"')
  })
})

test.each([
  'keras.layers.Conv2D',
  'tensorflow.keras.layers.Conv2D',
  'package|Conv2D',
  'keras.src.layers>Conv2D',
])('%s is the layer behind the package', async (name) => {
  const model = sequential('net', [image, conv('a', name)])
  expect((await answer(modelFiles(kerasJson(model), [kernel('a/kernel', 3)]))).list).toEqual([3, 30])
})

test('inputs and outputs by name in a dictionary', async () => {
  const named = { input_layers: { picture: ['image', 0, 0] }, output_layers: { scores: ['a', 0, 0] } }
  const model = { ...plain, config: { ...(plain.config as Json), ...named } }
  expect((await answer(modelFiles(kerasJson(model), [kernel('a/kernel', 3)]))).list).toEqual([3, 30])
})

test('kernels that were learned under Theano are turned, and the card says so', async () => {
  const model = sequential('net', [image, conv('a', 'Conv2D', 3)])
  const json = kerasJson(model)
  const weights = [{ name: 'a/kernel', shape: [3, 3, 1, 1], values: [0, 0, 0, 1, 2, 3, 0, 0, 0] }]
  const correlated = await answer(modelFiles(json, weights))
  expect(correlated.list).toEqual([2 + 30, 1 + 20])
  const topology = { ...(json.modelTopology as Json), backend: 'theano' }
  const convolved = await answer(modelFiles({ ...json, modelTopology: topology }, weights))
  expect(convolved.list).toEqual([2 + 10, 3 + 20])
  expect(convolved.repairs).toContain('Theano')
})

// By h5py 3.16: a convolution called "étage 2: conv" of the kernel 2 and the bias 1, its name marked as ASCII.
const ACCENTED =
  'H4sIAAAAAAACA+2Vz2vTUBzAv0lqDF3b1dLSdhdDwIuUmVYEreCE1tnhpDARkelCVrM1Ls1mk07nKJs3dxfvoiDiQcGDqCfR' +
  'k178W/ToQb8vL1mzdqvbRRHeh7z8eD++7/vj5fvdqlUn49GxqCBJEPDLR8rRb9Xvf6y9X6vXqjM8vE0mAToc7S77w1EesCeT' +
  'gkhPREDsHIAAcUiTwdbyLcPSGsv2grkIeY4DFOY1KlACHu8jnPfqQV5jE0RCgkpYMtq6o60abcdctvcUIUJPBO/d618+bFAL' +
  '7vGpsKkBw2wgNr/ybb7u2yyO4ZZJLvHphasvGnKpLKNZqxLvDydhgM+3Sz/qldql3fcXc8SEOPXQXcNcbLrOd3/ly2P8KFkZ' +
  'u0w8EUNPpAEsfc1oa7beMhz0Awz6gUOg50ZCIuQXAVskP3OSeuURsXEyQofO7ieuc0FcUReq7x+UCVwTPLMhZQ5hy4S+qSJX' +
  'r3196KnHAcdVcWVk0KSDPoU0cEfko/4OMmQlyG4QDdBWISphbAQOcmEtkE345yinR595vpC/qdJSuA090GLaO6YS/je2YZXV' +
  '5773xZTXL86bulNWHwSWHj+ISlvxj4UhBzpPnN73f7wR6NKfU4d7kUUVdzus+4lUpD9Sr+G/48LTd0+Awfi7XKzUp7lQqQp+' +
  'uxH/ZV1pWLrjeEldKcvKFeNOx7BdU7eUgqzQGo7960owwSb9XlVy8HO2f/2UvdJxp8lw3/p53W00NZMMa05TXyGzZ+2OZRXk' +
  'YkEu4f0mLgjEmC1MJ0q3W5D7N6hgfilV91DuRkdVjTPhVEQmLpiWS9XFnRSaIzXHvO+pUCQ7d7t47Shbov8sjRdPjau0jm7X' +
  'VmRnwuulpsyu4ydoAvZL4HZZHJwXJPDt+NUS7AwzGAwGg8FgMBgMBmNfnAfYnPgN1zlaRggYAAA='

test('a name with an accent in HDF5', async () => {
  const bytes = new Uint8Array(gunzipSync(Buffer.from(ACCENTED, 'base64')))
  expect((await answer(oneFile('net.h5', bytes))).list).toEqual([3, 21])
})
