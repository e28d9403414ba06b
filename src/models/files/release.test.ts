// Bytes that were read and are nobody else's are given back at once; others are left alone.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changed, filesOf, toy } from '../onnx/testing/toyOnnx'
import type { TensorText } from '../onnx/testing/writeOnnx'
import { readArtifacts } from '../open'
import { kerasZip, oneFile } from '../testing/hdf5Fixtures'
import { kerasJson, layer, modelFiles, picture, sequential, weight } from '../testing/modelFixtures'
import type { ModelFiles } from '../types'
import { filesFromBlobs, filesFromBytes } from './files'

const held = ArrayBuffer.prototype as { transfer?: unknown }
const before = held.transfer

// Node 20 lacks it.
beforeEach(() => {
  held.transfer = function (this: ArrayBuffer) {
    return structuredClone(this, { transfer: [this] })
  }
})
afterEach(() => {
  held.transfer = before
})

const net = sequential('net', [picture('image', [2, 2, 1]), layer('Dense', 'd', { units: 2 })])
const values = [weight('layers/dense/vars/0', [1, 2]), weight('layers/dense/vars/1', [2])]
const keras = async () => oneFile('net.keras', await kerasZip(net, values))

const stem = toy.weights?.['stem.weight'] as TensorText
const external = { location: 'stem.data', offset: '0', length: String(stem.raw.length) }
const apart = changed({}, { 'stem.weight': { ...stem, raw: new Uint8Array(0), external } })
const onnx = async () => filesOf(apart, { 'stem.data': stem.raw })

/** With the weights in two files. */
async function inTwo(files: ModelFiles): Promise<ModelFiles> {
  const json = new TextDecoder().decode(await files.read('model.json'))
  const bytes = new Uint8Array(await files.read('weights.bin'))
  const contents = {
    'model.json': new TextEncoder().encode(json.replace('"weights.bin"', '"a.bin","b.bin"')),
    'a.bin': bytes.subarray(0, 6),
    'b.bin': bytes.subarray(6),
  }
  return filesFromBytes('net', new Map(Object.entries(contents)))
}

/** The files as a page has them, and all bytes that were read of them. */
async function watched(made: ModelFiles, ownBytes: boolean) {
  const given: ArrayBuffer[] = []
  const blob = async (path: string) => ({ path, file: new Blob([await made.read(path)]) })
  // One by one, as a download.
  const { together: _, ...files } = filesFromBlobs(await Promise.all(made.paths.map(blob)))
  const read: ModelFiles['read'] = async (path, onBytes) => {
    const bytes = await files.read(path, onBytes)
    if (!path.endsWith('.json')) given.push(bytes)
    return bytes
  }
  return { files: { ...files, ownBytes, read }, given }
}

test.each([
  ['.keras', keras],
  ['ONNX with its weights beside it', onnx],
  ['shards', async () => inTwo(modelFiles(kerasJson(net), values))],
])('%s', async (_, make) => {
  const own = await watched(await make(), true)
  const { weights } = await readArtifacts(own.files)
  expect(weights.byteLength).toBeGreaterThan(10)
  expect(own.given.length).toBeGreaterThan(0)
  expect(own.given.map(({ byteLength }) => byteLength)).toEqual(own.given.map(() => 0))

  const lent = await watched(await make(), false)
  expect(new Uint8Array((await readArtifacts(lent.files)).weights)).toEqual(new Uint8Array(weights))
  expect(Math.min(...lent.given.map(({ byteLength }) => byteLength))).toBeGreaterThan(0)
})
