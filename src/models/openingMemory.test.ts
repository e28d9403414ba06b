// What opening takes of the device's memory: the weights once, and nothing that a kernel made of them. wasm's heap
// only grows, so that its size is the most that was ever in use.
import { backend } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../engine/testing/backends'
import { filesFromBytes } from './files/files'
import { floats, type ModelText, writeOnnx } from './onnx/testing/writeOnnx'
import { openModel } from './open'
import { kerasJson, layer, sequential } from './testing/modelFixtures'
import type { ModelFiles } from './types'

beforeAll(() => useBackend('wasm'))

const WIDE = 1536
const WIDE_LAYERS = [0, 1]
/** Of the wide layers' weights. */
const MEGABYTES = (WIDE_LAYERS.length * WIDE * WIDE * 4) / 2 ** 20

const heap = () => (backend() as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8.length / 2 ** 20
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

function keras(): ModelFiles {
  const convolution = (name: string, filters: number) =>
    layer('Conv2D', name, { filters, kernel_size: [1, 1], use_bias: false, activation: 'relu' })
  const model = sequential('net', [
    layer('InputLayer', 'in', { batch_input_shape: [null, 2, 2, 3] }),
    convolution('stem', WIDE),
    ...WIDE_LAYERS.map((i) => convolution(`wide${i}`, WIDE)),
    layer('GlobalAveragePooling2D', 'pool'),
  ])
  const shapes = [['stem', 3] as const, ...WIDE_LAYERS.map((i) => [`wide${i}`, WIDE] as const)]
  const weights = shapes.map(([name, from]) => ({
    name: `${name}/kernel`,
    shape: [1, 1, from, WIDE],
    dtype: 'float32',
  }))
  const manifest = [{ paths: ['weights.bin'], weights }]
  const count = shapes.reduce((sum, [, from]) => sum + from * WIDE, 0)
  return filesFromBytes(
    'keras',
    new Map([
      ['model.json', bytesOf({ ...kerasJson(model), weightsManifest: manifest })],
      ['weights.bin', new Uint8Array(new Float32Array(count).fill(0.01).buffer)],
    ]),
  )
}

function onnx(): ModelFiles {
  const wide = floats([WIDE, WIDE, 1, 1], [0.01])
  const convolution = (name: string, from: string, to: string) => [
    { op: 'Conv', name: `/${name}/Conv`, in: [from, `${name}.weight`], out: [`${name}-c`] },
    { op: 'Relu', name: `/${name}/Relu`, in: [`${name}-c`], out: [to] },
  ]
  const model: ModelText = {
    inputs: { input: [null, 3, 2, 2] },
    outputs: { output: [null, WIDE] },
    weights: {
      'stem.weight': floats([WIDE, 3, 1, 1], [0.01]),
      ...Object.fromEntries(WIDE_LAYERS.map((i) => [`wide${i}.weight`, wide])),
    },
    nodes: [
      ...convolution('stem', 'input', 'x0'),
      ...WIDE_LAYERS.flatMap((i) => convolution(`wide${i}`, `x${i}`, `x${i + 1}`)),
      { op: 'GlobalAveragePool', in: [`x${WIDE_LAYERS.length}`], out: ['pooled'] },
      { op: 'Flatten', in: ['pooled'], out: ['output'] },
    ],
  }
  return filesFromBytes('onnx', new Map([['model.onnx', writeOnnx(model)]]))
}

test.each([
  ['ONNX', onnx],
  ['Keras', keras],
])('%s', async (_, files) => {
  const before = heap()
  const { dispose } = await openModel(files())
  // One weight at a time is there twice, and the heap grows by a fifth.
  expect(heap() - before).toBeLessThan(MEGABYTES * 1.75)
  dispose()
})
