// Operators that TensorFlow.js lacks or reads otherwise than TensorFlow, in a graph that is opened, against TensorFlow's own
// figures (examples/keras/graphs.py).
import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import type { Json } from '../json'
import figures from '../keras/goldens/graphs.json'
import { openModel } from '../open'
import { graphFiles, ints, node, placeholder, word } from '../testing/graphFixtures'
import { close } from '../testing/layerFixtures'
import { int, values, type Weight, weight } from '../testing/modelFixtures'

beforeAll(async () => {
  setWasmPaths(`${process.cwd()}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`)
  await useBackend('cpu')
})

const number = (name: string, ...list: number[]): Weight => ({
  name,
  shape: list.length === 1 ? [] : [list.length],
  values: list,
})
const axis = (name: string, value: number) => int(name, [value], [])
const size = int('size', [3, 7])
const yes = { b: true }
const plain = node('Identity', 'in', ['image'])
const whole = [
  node('Mul', 'nine', ['image', '9']),
  node('Cast', 'in', ['nine'], { SrcT: { type: 'DT_FLOAT' }, DstT: { type: 'DT_INT32' } }),
]

interface Case {
  readonly op: string
  readonly inputs: readonly string[]
  readonly attr?: Json
  readonly weights?: readonly Weight[]
  /** What stands before the operator, the last named `in`. */
  readonly before?: readonly Json[]
}

const bicubic = (align_corners: boolean, half_pixel_centers: boolean): Case => ({
  op: 'ResizeBicubic',
  inputs: ['in', 'size'],
  attr: { align_corners: { b: align_corners }, half_pixel_centers: { b: half_pixel_centers } },
  weights: [size],
})
const area = (align_corners: boolean): Case => ({
  op: 'ResizeArea',
  inputs: ['in', 'size'],
  attr: { align_corners: { b: align_corners } },
  weights: [size],
})
const placed = (kernel: string): Case => ({
  op: 'ScaleAndTranslate',
  inputs: ['in', 'size', 'scale', 'moved'],
  attr: { kernel_type: word(kernel), antialias: { b: kernel !== 'keyscubic' } },
  weights: [size, number('scale', 0.5, 1.5), number('moved', 0.25, -0.5)],
})
const band = (below: number, above: number): Case => ({
  op: 'MatrixBandPart',
  inputs: ['in', 'below', 'above'],
  weights: [axis('below', below), axis('above', above)],
})
const four = (sign = 1) => ({
  inputs: ['in', 'four'],
  weights: [axis('four', 4 * sign), number('9', 9)],
  before: whole,
})
const window = (height: number, width: number) => ints([1, height, width, 1])

const cases: Readonly<Record<keyof typeof figures, Case>> = {
  'ResizeBicubic false false': bicubic(false, false),
  'ResizeBicubic true false': bicubic(true, false),
  'ResizeBicubic false true': bicubic(false, true),
  'ResizeArea false': area(false),
  'ResizeArea true': area(true),
  'ScaleAndTranslate lanczos1': placed('lanczos1'),
  'ScaleAndTranslate lanczos3': placed('lanczos3'),
  'ScaleAndTranslate lanczos5': placed('lanczos5'),
  'ScaleAndTranslate gaussian': placed('gaussian'),
  'ScaleAndTranslate box': placed('box'),
  'ScaleAndTranslate triangle': placed('triangle'),
  'ScaleAndTranslate keyscubic': placed('keyscubic'),
  'ScaleAndTranslate mitchellcubic': placed('mitchellcubic'),
  Roll: {
    op: 'Roll',
    inputs: ['in', 'shift', 'axis'],
    weights: [int('shift', [2, -1, 1]), int('axis', [1, 2, -2])],
  },
  MatrixBandPart: band(1, 0),
  'MatrixBandPart all below': band(-1, 1),
  Mod: { op: 'Mod', inputs: ['in', 'by'], weights: [number('by', 0.3)] },
  'TruncateMod whole': { op: 'TruncateMod', ...four() },
  'Div whole': { op: 'Div', ...four() },
  'TruncateDiv whole': { op: 'TruncateDiv', ...four(-1) },
  'OneHot axis 1': {
    op: 'OneHot',
    inputs: ['in', 'depth', 'on', 'off'],
    attr: { axis: { i: '1' } },
    weights: [axis('depth', 4), number('on', 0.7), number('off', -0.2), axis('channels', 3)],
    before: [node('ArgMax', 'in', ['image', 'channels'])],
  },
  'Cumsum last': {
    op: 'Cumsum',
    inputs: ['in', 'axis'],
    attr: { exclusive: yes, reverse: { b: false } },
    weights: [axis('axis', -1)],
  },
  'MaxPool explicit': {
    op: 'MaxPool',
    inputs: ['in'],
    attr: {
      ksize: window(2, 2),
      strides: window(2, 2),
      padding: word('EXPLICIT'),
      explicit_paddings: ints([0, 0, 1, 0, 0, 1, 0, 0]),
    },
    weights: [number('two', 2)],
    before: [node('Sub', 'in', ['image', 'two'])],
  },
  MaxPoolV2: {
    op: 'MaxPoolV2',
    inputs: ['in', 'ksize', 'strides'],
    attr: { padding: word('SAME') },
    weights: [int('ksize', [1, 2, 3, 1]), int('strides', [1, 1, 2, 1])],
  },
  ExtractImagePatches: {
    op: 'ExtractImagePatches',
    inputs: ['in'],
    attr: { ksizes: window(2, 2), strides: window(2, 2), rates: window(2, 1), padding: word('SAME') },
  },
  FakeQuantWithMinMaxVarsPerChannel: {
    op: 'FakeQuantWithMinMaxVarsPerChannel',
    inputs: ['in', 'low', 'high'],
    attr: { num_bits: { i: '4' } },
    weights: [number('low', -0.5, -0.2, -1), number('high', 0.7, 0.1, 0.9)],
  },
  'Einsum capitals': { op: 'Einsum', inputs: ['in', 'in'], attr: { equation: word('bAac,bBac->bABc') } },
}

const opened = ({ op, inputs, attr = {}, weights = [], before = [plain] }: Case, channels: number) =>
  openModel(
    graphFiles(
      [
        placeholder('image', [-1, 4, 5, 3]),
        ...before,
        node(op, 'odd', inputs, attr),
        node('Cast', 'map', ['odd'], { SrcT: { type: 'DT_FLOAT' }, DstT: { type: 'DT_FLOAT' } }),
        node('Mean', 'gap', ['map', 'axes'], { keep_dims: { b: false } }),
        node('MatMul', 'logits', ['gap', 'dense']),
      ],
      [...weights, weight('dense', [channels, 4], 3), int('axes', [1, 2])],
    ),
  )

const CHANNELS: ReadonlyMap<string, number> = new Map([
  ['OneHot axis 1', 5],
  ['ExtractImagePatches', 12],
])

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  beforeAll(async () => {
    await useBackend(backend)
  })

  test.each(Object.entries(cases))('%s', async (name, each) => {
    const before = tf.memory().numTensors
    const { classifier, dispose } = await opened(each, CHANNELS.get(name) ?? 3)
    const x = tf.tensor(values(60), [1, 4, 5, 3])
    const [found] = classifier.network.run({ [classifier.input]: x }, ['map'])
    close([...(await found!.data())], figures[name as keyof typeof figures], 4)
    tf.dispose([x, found!])
    dispose()
    expect(tf.memory().numTensors).toBe(before)
  })
})

test('what an operator finds out while running is named', async () => {
  const late: Case = {
    op: 'Roll',
    inputs: ['in', 'shift', 'axis'],
    weights: [axis('axis', 1)],
    before: [plain, node('ArgMax', 'shift', ['image', 'axis'])],
  }
  await expect(opened(late, 3)).rejects.toThrow(
    'The operator Roll at "odd" finds its shift out while running, which is not supported here; convert the model with a fixed shift.',
  )
})
