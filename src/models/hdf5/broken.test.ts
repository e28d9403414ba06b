// Files that are no whole model: one sentence each, and nothing left behind.
import { zipSync } from 'fflate'
import * as h5wasm from 'h5wasm'
import { expect, test, vi } from 'vitest'
import { filesFromBytes } from '../files/files'
import { readArtifacts } from '../open'
import { hdf5, kerasH5, kerasZip, oneFile } from '../testing/hdf5Fixtures'
import { layer, picture, sequential, weight } from '../testing/modelFixtures'

const net = sequential('net', [picture('image', [2, 2, 1]), layer('Dense', 'd', { units: 2 })])
const values = [weight('layers/dense/vars/0', [1, 2]), weight('layers/dense/vars/1', [2])]
const text = (content: unknown) =>
  new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))

async function refusal(name: string, bytes: Uint8Array): Promise<{ name: string; message: string }> {
  const error = await readArtifacts(oneFile(name, bytes)).then(
    () => new Error('opened'),
    (reason: unknown) => reason as Error,
  )
  expect(error.message).toMatch(/^[^\n]*\.$/)
  return { name: error.name, message: error.message }
}

const whole = () =>
  kerasH5(net, {
    image: [],
    d: [weight('d/kernel:0', [1, 2]), weight('d/bias:0', [2])],
  })

test('weights alone, as Keras 3 and as Keras 2 write them', async () => {
  const wanted = 'holds weights only; it needs the model too: save it whole with model.save("model.keras").'
  const three = await hdf5({ values })
  expect((await refusal('model.weights.h5', three)).message).toBe(`"model.weights.h5" ${wanted}`)
  const two = await hdf5({
    texts: { '': { layer_names: ['d'] }, d: { weight_names: ['k'] } },
    values: [weight('d/k', [2])],
  })
  expect((await refusal('w.h5', two)).message).toBe(`"w.h5" ${wanted}`)
})

test('a heap of texts that leads nowhere, with which the library never ends', async () => {
  const bytes = await whole()
  const heap = new TextDecoder('latin1').decode(bytes).indexOf('GCOL')
  expect(heap).toBeGreaterThan(0)
  // The first object becomes free space of no size.
  bytes.fill(0, heap + 16, heap + 32)
  const { name, message } = await refusal('net.h5', bytes)
  expect(name).toBe('NotReadable')
  expect(message).toBe('"net.h5" is cut off or damaged HDF5; get the file again.')
})

test('weights beside the configuration of an unpacked .keras file are a model', async () => {
  const contents = { 'net/config.json': text(net), 'net/model.weights.h5': await hdf5({ values }) }
  const artifacts = await readArtifacts(filesFromBytes('net', new Map(Object.entries(contents))))
  expect(artifacts.weightSpecs).toHaveLength(2)
})

test.each([
  ['a Lambda', [layer('Lambda', 'half')], 'The layer "half" is a Lambda, Python code'],
  [
    'whole numbers',
    [
      layer('Dense', 'd', {
        dtype: { class_name: 'QuantizedDTypePolicy', config: { mode: 'int8', source_name: 'float32' } },
      }),
    ],
    'The layer "d" is quantised (int8_from_float32)',
  ],
  ['no layer list', undefined, 'has a configuration without a model in it'],
])('%s', async (_what, layers, sentence) => {
  const model = layers ? sequential('net', layers) : { class_name: 'Sequential' }
  const { name, message } = await refusal('m.keras', await kerasZip(model, values))
  expect(name).toBe('UnsupportedModel')
  expect(message).toContain(sentence)
})

test('a model of its own class', async () => {
  const own = { class_name: 'MyNet', registered_name: 'my>MyNet', config: { trainable: true } }
  expect((await refusal('m.keras', await kerasZip(own, values))).message).toBe(
    '"m.keras" is a model of its own class "MyNet", whose computation is Python code that the file does not hold; export it with model.export("model.onnx", format="onnx"), from Keras 2 with tf2onnx, and open that.',
  )
})

test('a zip without weights, without configuration, cut off', async () => {
  const bare = zipSync({ 'config.json': text(net) })
  expect((await refusal('m.keras', bare)).message).toContain('is a zip without model.weights.h5')
  expect((await refusal('m.keras', zipSync({ 'a.txt': text('a') }))).message).toContain('without config.json')
  const cut = (await kerasZip(net, values)).slice(0, 900)
  expect(await refusal('m.keras', cut)).toEqual({
    name: 'NotReadable',
    message: 'm.keras is a damaged or cut off zip file; get it again, or unpack it and open its folder.',
  })
})

test('neither a zip nor HDF5, and a web page', async () => {
  expect((await refusal('m.h5', text('hello'))).message).toContain('it is neither a zip nor HDF5')
  expect((await refusal('m.h5', text('<!doctype html>'))).message).toContain('is a web page')
})

test('HDF5 that ends in the middle, or is of a version to come', async () => {
  const bytes = await whole()
  const wanted = { name: 'NotReadable', message: '"m.h5" is cut off or damaged HDF5; get the file again.' }
  expect(await refusal('m.h5', bytes.slice(0, bytes.length / 2))).toEqual(wanted)
  expect(
    await refusal(
      'm.h5',
      bytes.map((byte, i) => (i === 8 ? 9 : byte)),
    ),
  ).toEqual(wanted)
})

test('a weight that is listed but not there', async () => {
  const bytes = await kerasH5(net, { d: [weight('d/kernel:0', [1, 2])] })
  const name = text('d/kernel:0')
  const at = bytes.findIndex((_, i) => name.every((byte, k) => bytes[i + k] === byte))
  bytes[at] = 'x'.charCodeAt(0)
  expect((await refusal('m.h5', bytes)).name).toBe('NotReadable')
})

test('a weight that claims more than the file holds', async () => {
  const big = sequential('net', [picture('image', [2, 2, 77]), layer('Dense', 'd', { units: 3 })])
  const bytes = await kerasH5(big, { d: [weight('d/kernel:0', [77, 3])] })
  const sizes = new DataView(bytes.buffer)
  for (let i = 0; i + 8 <= bytes.length; i++)
    if (sizes.getBigUint64(i, true) === 77n) sizes.setBigUint64(i, 2n ** 33n, true)
  expect(await refusal('m.h5', bytes)).toEqual({
    name: 'NotReadable',
    message: '"m.h5" is cut off or damaged HDF5; get the file again.',
  })
})

test('groups that contain themselves end', async () => {
  const { FS } = await h5wasm.ready
  const file = new h5wasm.File('/circle.h5', 'w')
  const group = file.create_group('layers')
  group.create_hard_link('/layers', 'one')
  group.create_hard_link('/layers', 'two')
  file.close()
  const bytes = FS.readFile('/circle.h5').slice()
  const contents = { 'config.json': text(net), 'model.weights.h5': bytes }
  await expect(readArtifacts(filesFromBytes('net', new Map(Object.entries(contents))))).rejects.toThrow(
    '"model.weights.h5" holds more than 20,000 groups and datasets, which no real model does.',
  )
})

test('any byte changed: a model or a sentence', async () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
  const original = await whole()
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % below
  }
  for (let round = 0; round < 150; round++) {
    const bytes = original.slice()
    for (let i = 0; i < 1 + (round % 4); i++) bytes[random(bytes.length)] = random(256)
    const error = await readArtifacts(oneFile('m.h5', bytes)).then(
      () => null,
      (reason: unknown) => reason as Error,
    )
    if (error)
      expect([error.name, error.message]).toEqual([
        expect.stringMatching(/^(NotReadable|UnsupportedModel)$/),
        expect.stringMatching(/^[^\n]*\.$/),
      ])
  }
  silent.mockRestore()
})
