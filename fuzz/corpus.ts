// Good inputs that are mutated: a format adds one line.
import { zipSync } from 'fflate'
import sharp from 'sharp'
import { encodeNpy } from '../src/canvas/npy'
import { toy as toyOnnx } from '../src/models/onnx/testing/toyOnnx'
import { writeOnnx } from '../src/models/onnx/testing/writeOnnx'
import { graphFiles, node, placeholder, pool, window } from '../src/models/testing/graphFixtures'
import { kerasH5, kerasZip } from '../src/models/testing/hdf5Fixtures'
import { layer, sequential, weight } from '../src/models/testing/modelFixtures'
import type { ModelFiles } from '../src/models/types'
import { toyModelFiles } from '../src/worker/testing/toyModel'

export interface Part {
  readonly path: string
  readonly bytes: Uint8Array
}

export interface Sample {
  readonly id: string
  /** What is done with it: opened as a model, unzipped first, decoded, read. */
  readonly kind: 'model' | 'zip' | 'picture' | 'npy' | 'link'
  readonly parts: () => Promise<readonly Part[]>
  /** Only these parts are mutated; all where it is left out. */
  readonly only?: RegExp
}

const text = (content: string) => new TextEncoder().encode(content)

async function toy(): Promise<Part[]> {
  const files = toyModelFiles().map(async ({ path, file }) => ({ path, bytes: await file.bytes() }))
  return Promise.all(files)
}

async function labelled(path: string, content: string): Promise<Part[]> {
  const files = (await toy()).filter((part) => !part.path.endsWith('labels.txt'))
  return [...files, { path: `toy/${path}`, bytes: text(content) }]
}

async function graph(): Promise<Part[]> {
  const nodes = [
    placeholder('x', [-1, 8, 8, 3]),
    node('Conv2D', 'conv', ['x', 'kernel'], window()),
    node('Relu', 'relu', ['conv']),
    node('MaxPool', 'pool', ['relu'], pool(2)),
    node('Mean', 'mean', ['pool', 'axes']),
    node('MatMul', 'logits', ['mean', 'dense']),
    node('Softmax', 'probabilities', ['logits']),
  ]
  const axes = { ...weight('axes', [2]), dtype: 'int32', values: [1, 2] }
  const weights = [weight('kernel', [3, 3, 3, 4]), axes, weight('dense', [4, 3])]
  return partsOf(graphFiles(nodes, weights as never, { probabilities: 'probabilities' }))
}

async function partsOf(files: ModelFiles): Promise<Part[]> {
  const read = files.paths.map(async (path) => ({ path, bytes: new Uint8Array(await files.read(path)) }))
  return Promise.all(read)
}

const net = sequential('net', [
  layer('InputLayer', 'in', { batch_shape: [null, 8, 8, 3], batch_input_shape: [null, 8, 8, 3] }),
  layer('Conv2D', 'conv', {
    filters: 4,
    kernel_size: [3, 3],
    padding: 'same',
    activation: 'relu',
    use_bias: false,
  }),
  layer('GlobalAveragePooling2D', 'pool'),
  layer('Dense', 'head', { units: 3, use_bias: false, activation: 'softmax' }),
])

const kerasFile = async (): Promise<Part[]> => {
  const values = [weight('layers/conv2d/vars/0', [3, 3, 3, 4]), weight('layers/dense/vars/0', [4, 3])]
  return [{ path: 'net.keras', bytes: await kerasZip(net, values) }]
}
const h5File = async (): Promise<Part[]> => {
  const layers = {
    in: [],
    conv: [weight('conv/kernel:0', [3, 3, 3, 4])],
    pool: [],
    head: [weight('head/kernel:0', [4, 3])],
  }
  return [{ path: 'net.h5', bytes: await kerasH5(net, layers) }]
}

async function zip(): Promise<Part[]> {
  const files = Object.fromEntries((await toy()).map(({ path, bytes }) => [path, bytes]))
  return [{ path: 'toy.zip', bytes: zipSync(files) }]
}

/** Paths that climb out of the folder, and others that are not where they say. */
async function climbing(): Promise<Part[]> {
  const files = Object.fromEntries((await toy()).map(({ path, bytes }) => [`../../${path}`, bytes]))
  const odd = { '/etc/passwd': text('x'), 'C:\\x\\y.bin': text('x'), __proto__x: text('x') }
  return [{ path: 'climbing.zip', bytes: zipSync({ ...files, ...odd }) }]
}

/** A hundred kilobytes that would become a hundred megabytes. */
async function swelling(): Promise<Part[]> {
  const files = { 'toy/weights.bin': new Uint8Array(100 * 2 ** 20) }
  return [{ path: 'swelling.zip', bytes: zipSync(files) }]
}

async function image(format: 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'tiff'): Promise<Part[]> {
  const data = Uint8Array.from({ length: 3 * 24 * 20 }, (_, i) => (37 * i) % 256)
  const bytes = await sharp(data, { raw: { width: 24, height: 20, channels: 3 } })
    .toFormat(format, format === 'tiff' ? { compression: 'lzw' } : {})
    .toBuffer()
  return [{ path: `spot.${format}`, bytes: new Uint8Array(bytes) }]
}

const npy = async (): Promise<Part[]> => [
  {
    path: 'x.npy',
    bytes: encodeNpy({ shape: [4, 4, 3], data: Float32Array.from({ length: 48 }, (_, i) => i) }),
  },
]

const link =
  'model=https://example.org/model.json&image=scene:4&labels=https://example.org/l.txt&method=scorecam&layer=a,b' +
  '&class=7&target=contrast:3&convention=torchcam&scale=1,2,3/4,5,6&fit=crop&backend=wasm&p.samples=4&look=viridis,0.5,0.2'

export const corpus: readonly Sample[] = [
  { id: 'layers', kind: 'model', parts: toy },
  { id: 'graph', kind: 'model', parts: graph },
  { id: 'onnx', kind: 'model', parts: async () => [{ path: 'toy.onnx', bytes: writeOnnx(toyOnnx) }] },
  { id: 'keras', kind: 'model', parts: kerasFile },
  { id: 'h5', kind: 'model', parts: h5File },
  { id: 'labels.txt', kind: 'model', only: /labels/, parts: () => labelled('labels.txt', 'cat\ndog\nfish') },
  {
    id: 'labels.json',
    kind: 'model',
    only: /labels/,
    parts: () => labelled('labels.json', '{"0":["n1","cat"],"1":["n2","dog"],"2":["n3","fish"]}'),
  },
  {
    id: 'metadata.json',
    kind: 'model',
    only: /metadata/,
    parts: () => labelled('metadata.json', '{"labels":["a","b","c"],"imageSize":16,"tfjsVersion":"1.7.4"}'),
  },
  { id: 'zip', kind: 'zip', parts: zip },
  { id: 'zip that climbs', kind: 'zip', parts: climbing },
  { id: 'zip that swells', kind: 'zip', parts: swelling },
  { id: 'png', kind: 'picture', parts: () => image('png') },
  { id: 'jpeg', kind: 'picture', parts: () => image('jpeg') },
  { id: 'webp', kind: 'picture', parts: () => image('webp') },
  { id: 'gif', kind: 'picture', parts: () => image('gif') },
  { id: 'avif', kind: 'picture', parts: () => image('avif') },
  { id: 'tiff', kind: 'picture', parts: () => image('tiff') },
  { id: 'npy', kind: 'npy', parts: npy },
  { id: 'link', kind: 'link', parts: async () => [{ path: 'link', bytes: text(link) }] },
]
