// Small models of each format, and what may lie beside them.
import { unzipSync } from 'fflate'
import { graphFiles, ints, node, placeholder, pool, window } from '../../src/models/testing/graphFixtures'
import { kerasH5, kerasZip } from '../../src/models/testing/hdf5Fixtures'
import {
  called,
  functional,
  kerasJson,
  layer,
  modelFiles,
  picture,
  sequential,
  weight,
} from '../../src/models/testing/modelFixtures'
import type { ModelFiles } from '../../src/models/types'
import { toyModelFiles } from '../../src/worker/testing/toyModel'
import { bytesOf, type Part, packedAs, type Sample } from '../types'

export async function toy(): Promise<Part[]> {
  const files = toyModelFiles().map(async ({ path, file }) => ({ path, bytes: await file.bytes() }))
  return Promise.all(files)
}

async function labelled(path: string, content: string): Promise<Part[]> {
  const files = (await toy()).filter((part) => !part.path.endsWith('labels.txt'))
  return [...files, { path: `toy/${path}`, bytes: bytesOf(content) }]
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
const weightsOfH5 = {
  in: [],
  conv: [weight('conv/kernel:0', [3, 3, 3, 4])],
  pool: [],
  head: [weight('head/kernel:0', [4, 3])],
}
const h5File = async (): Promise<Part[]> => [{ path: 'net.h5', bytes: await kerasH5(net, weightsOfH5) }]

/** What the zip of a .keras holds. */
async function kerasMembers(): Promise<Part[]> {
  const [file] = await kerasFile()
  const more = { 'assets/notes.txt': bytesOf('x'), '__MACOSX/._config.json': bytesOf('x') }
  const members = { ...unzipSync(file?.bytes ?? new Uint8Array()), ...more }
  return Object.entries(members).map(([path, bytes]) => ({ path, bytes }))
}

const configuration = async (): Promise<Part[]> => [
  { path: 'config.json', bytes: bytesOf(JSON.stringify(net)) },
]

async function h5With([config]: readonly Part[]): Promise<Part[]> {
  const text = new TextDecoder().decode(config?.bytes)
  return [{ path: 'net.h5', bytes: await kerasH5(text, weightsOfH5) }]
}

/** Functions of TensorFlow in a model of Keras: numbers of the file that no layer's table knows. */
async function functions(): Promise<Part[]> {
  const lambda = (name: string, call: string, from: string, kwargs: object) => ({
    ...layer('TFOpLambda', name, { function: call }),
    inbound_nodes: [[from, 0, 0, kwargs]],
  })
  const layers = [
    picture('in', [8, 8, 3]),
    lambda('scaled', 'math.truediv', 'in', { y: 127.5 }),
    lambda('padded', 'compat.v1.pad', 'scaled', {
      paddings: [
        [0, 0],
        [1, 1],
        [1, 1],
        [0, 0],
      ],
    }),
    called(layer('Conv2D', 'conv', { filters: 4, kernel_size: [3, 3], use_bias: false }), 'padded'),
    lambda('larger', 'image.resize', 'conv', { size: [12, 12], method: 'bilinear' }),
    lambda('tiled', 'tile', 'larger', { multiples: [1, 1, 2, 1] }),
    lambda('mean', 'math.reduce_mean', 'tiled', { axis: [1, 2], keepdims: false }),
    called(layer('Dense', 'head', { units: 3, use_bias: false }), 'mean'),
  ]
  const model = functional('net', layers, { inputs: ['in'], outputs: ['head'] })
  const weights = [weight('conv/kernel', [3, 3, 3, 4]), weight('head/kernel', [4, 3])]
  return partsOf(modelFiles(kerasJson(model), weights))
}

/** A graph whose sizes are constants and attributes. */
async function sized(): Promise<Part[]> {
  const nodes = [
    placeholder('x', [-1, 8, 8, 3]),
    node('Pad', 'padded', ['x', 'margins']),
    node('Conv2D', 'conv', ['padded', 'kernel'], window(1, 'VALID')),
    node('ResizeBilinear', 'larger', ['conv', 'size'], { half_pixel_centers: { b: true } }),
    node('Roll', 'rolled', ['larger', 'shift', 'axis']),
    node('ExtractImagePatches', 'patches', ['rolled'], {
      ksizes: ints([1, 2, 2, 1]),
      strides: ints([1, 2, 2, 1]),
      rates: ints([1, 1, 1, 1]),
      padding: { s: btoa('VALID') },
    }),
    node('StridedSlice', 'part', ['patches', 'begin', 'end', 'strides'], { end_mask: { i: '9' } }),
    node('Mean', 'mean', ['part', 'axes']),
    node('MatMul', 'logits', ['mean', 'dense']),
  ]
  const whole = (name: string, values: number[], shape = [values.length]) => ({
    ...weight(name, shape),
    dtype: 'int32',
    values,
  })
  const weights = [
    whole('margins', [0, 0, 1, 1, 1, 1, 0, 0], [4, 2]),
    weight('kernel', [3, 3, 3, 4]),
    ...[whole('size', [12, 12]), whole('shift', [2, 1]), whole('axis', [1, 2]), whole('axes', [1, 2])],
    ...[whole('begin', [0, 1, 1, 0]), whole('end', [0, 5, 5, 0]), whole('strides', [1, 1, 1, 1])],
    weight('dense', [16, 3]),
  ]
  return partsOf(graphFiles(nodes, weights as never, { logits: 'logits' }))
}

export const models: readonly Sample[] = [
  { id: 'layers', kind: 'model', parts: toy },
  { id: 'graph', kind: 'model', parts: graph },
  { id: 'graph of sizes', kind: 'model', parts: sized },
  { id: 'functions', kind: 'model', parts: functions },
  { id: 'keras', kind: 'model', parts: kerasFile },
  { id: 'members of keras', kind: 'model', parts: kerasMembers, pack: packedAs('net.keras') },
  { id: 'h5', kind: 'model', parts: h5File },
  { id: 'configuration of h5', kind: 'model', parts: configuration, pack: h5With },
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
]
