import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { filesFromBlobs, readArtifacts } from '../open'
import { bytesOf, kerasJson, layer, picture, sequential, type Weight, weight } from '../testing/modelFixtures'
import { filesFromBytes } from './files'

const net = sequential('net', [
  picture('image', [2, 2, 1]),
  layer('Conv2D', 'conv', { filters: 2, kernel_size: 1 }),
])
const weights = [weight('conv/kernel', [1, 1, 1, 2], 1), weight('conv/bias', [2], 2)]
const text = (content: string) => new TextEncoder().encode(content)

const entry = ({ name, shape }: Weight) => ({ name, shape, dtype: 'float32' })

/** Two groups; the first in two shards that part in the middle of a value. */
const manifest = [
  { paths: ['./a1.bin', 'a2.bin'], weights: [entry(weights[0]!)] },
  { paths: ['b.bin'], weights: [entry(weights[1]!)] },
]
const whole = bytesOf(weights)
const parts = { 'a1.bin': whole.slice(0, 3), 'a2.bin': whole.slice(3, 8), 'b.bin': whole.slice(8) }
const json = text(JSON.stringify({ ...kerasJson(net), weightsManifest: manifest }))

const within = (folder: string) =>
  Object.fromEntries(
    Object.entries({ 'model.json': json, ...parts }).map(([path, bytes]) => [folder + path, bytes]),
  )
const blobs = (contents: Record<string, Uint8Array>) =>
  filesFromBlobs(
    Object.entries(contents).map(([path, bytes]) => ({
      path,
      file: new Blob([bytes as Uint8Array<ArrayBuffer>]),
    })),
  )

test('shards are joined in the order of the manifest', async () => {
  const artifacts = await readArtifacts(blobs(within('')))
  expect(new Uint8Array(artifacts.weights)).toEqual(whole)
  expect(artifacts.format).toBe('layers')
})

test('a folder gives its name, and shards lie beside model.json', async () => {
  const artifacts = await readArtifacts(blobs({ ...within('best/'), 'other/a1.bin': new Uint8Array(3) }))
  expect(artifacts.name).toBe('best')
  expect(new Uint8Array(artifacts.weights)).toEqual(whole)
})

test('the file of the model names it, whatever else was dropped first', async () => {
  const { name } = await readArtifacts(blobs({ 'metadata.json': text('{}'), ...within('') }))
  expect(name).toBe('model')
})

test('shards that were dropped without their folders are found by their own names', async () => {
  const flat = { 'deep/model.json': json, ...parts }
  expect(new Uint8Array((await readArtifacts(blobs(flat))).weights)).toEqual(whole)
})

test('a zip is a folder; labels may lie beside it', async () => {
  const zip = zipSync({ ...within('inside/'), '__MACOSX/inside/._model.json': new Uint8Array(4) })
  const artifacts = await readArtifacts(blobs({ 'mine.zip': zip, 'labels.txt': text('a\nb') }))
  expect(artifacts.name).toBe('mine')
  expect(new Uint8Array(artifacts.weights)).toEqual(whole)
  expect(artifacts.labels).toEqual(['a', 'b'])
})

test('of two files with one name the one beside the model counts', async () => {
  const metadata = (name: string) => text(`{"labels": ["${name}"]}`)
  const files = { 'metadata.json': metadata('other'), 'm/metadata.json': metadata('own'), ...within('m/') }
  const { labels, sidecar } = await readArtifacts(blobs(files))
  expect(labels).toEqual(['own'])
  expect(sidecar).toEqual({ labels: ['own'] })
})

test('a report that throws cancels, also while a file is being read', async () => {
  const seen: number[] = []
  const reading = readArtifacts(blobs(within('')), ({ loaded, total, phase }) => {
    expect([total, phase]).toEqual([16, 'reading'])
    seen.push(loaded)
    if (loaded > 2) throw new DOMException('Stopped.', 'AbortError')
  })
  await expect(reading).rejects.toThrow('Stopped.')
  expect(seen.length).toBeGreaterThan(0)
})

test('progress counts every byte', async () => {
  const seen: number[] = []
  await readArtifacts(blobs(within('')), ({ loaded }) => {
    seen.push(loaded)
  })
  expect(Math.max(...seen)).toBe(16)
})

test('the model is the JSON that holds one, whatever its name', async () => {
  const { 'model.json': model, ...others } = within('')
  const files = filesFromBytes(
    'x',
    new Map(Object.entries({ 'labels.json': text('["p", "q"]'), 'net_v2.json': model!, ...others })),
  )
  const artifacts = await readArtifacts(files)
  expect(artifacts.labels).toEqual(['p', 'q'])
  expect(artifacts.labelSource).toBe('labels.json')
})

test('artifacts are plain: they survive being copied to another worker', async () => {
  const artifacts = await readArtifacts(blobs(within('')))
  expect(structuredClone(artifacts)).toEqual(artifacts)
})

test('old files do not say what they are: layers have a class, graphs have nodes', async () => {
  const described = async (modelTopology: unknown) => {
    const model = text(JSON.stringify({ modelTopology, weightsManifest: manifest }))
    return (await readArtifacts(blobs({ ...within(''), 'model.json': model }))).format
  }
  expect(await described(net)).toBe('layers')
  expect(await described({ keras_version: '2.1.4', model_config: net })).toBe('layers')
  expect(await described({ node: [], versions: {} })).toBe('graph')
})

test('a model in dozens of files is read in order, a few files at once', async () => {
  const many = Array.from({ length: 55 }, (_, i) => weight(`w${i}`, [1], i))
  const groups = many.map((each, i) => ({ paths: [`group${i + 1}-shard1of1`], weights: [entry(each)] }))
  let reading = 0
  let most = 0
  const contents = new Map(many.map((each, i) => [`group${i + 1}-shard1of1`, bytesOf([each])]))
  contents.set('model.json', text(JSON.stringify({ ...kerasJson(net), weightsManifest: groups })))
  // As of an address.
  const { together: _, ...files } = filesFromBytes('old', contents)
  const artifacts = await readArtifacts({
    ...files,
    read: async (path, onBytes) => {
      most = Math.max(most, ++reading)
      await new Promise((resolve) => setTimeout(resolve, path.length % 3))
      reading--
      return files.read(path, onBytes)
    },
  })
  expect(new Uint8Array(artifacts.weights)).toEqual(bytesOf(many))
  expect(most).toBe(6)
})
