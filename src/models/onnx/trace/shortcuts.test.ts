// Convolution, batch norm and activation are one operator where nobody asks for what lies between, and the same value.
import { memory, randomUniform, type Tensor4D } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../../../engine/testing/backends'
import { watchKernels } from '../../../tfjs/watchKernels'
import { openModel } from '../../open'
import { filesOf, toy } from '../testing/toyOnnx'
import { floats, type ModelText } from '../testing/writeOnnx'

beforeAll(() => useBackend('wasm'))

const six = { ...floats([], [6]) }
const zero = { ...floats([], [0]) }

/** The toy with a batch norm behind its second convolution, and ReLU6 behind that. */
const normed: ModelText = {
  ...toy,
  weights: {
    ...toy.weights,
    zero,
    six,
    scale: floats([6], [1.2, 0.7]),
    shift: floats([6], [0.1, -0.3]),
    mean: floats([6], [0.05]),
    variance: floats([6], [0.8, 1.4]),
  },
  nodes: toy.nodes.flatMap((node) => {
    if (node.name !== '/layer1/layer1.0/conv/Conv') return [node]
    return [
      { ...node, out: ['c0'] },
      {
        op: 'BatchNormalization',
        name: '/layer1/layer1.0/bn/BN',
        in: ['c0', 'scale', 'shift', 'mean', 'variance'],
        out: ['c1'],
      },
      { op: 'Clip', name: '/layer1/layer1.0/clip/Clip', in: ['c1', 'zero', 'six'], out: ['c'] },
    ]
  }),
}

test('fewer kernels, the same logits, also with what lies between', async () => {
  const before = memory().numTensors
  const { classifier, dispose } = await openModel(filesOf(normed))
  const { network, input, logits } = classifier
  const opened = memory().numTensors
  const picture = randomUniform([2, 12, 12, 3], 0, 1, 'float32', 3) as Tensor4D
  const run = async (names: readonly string[]) => {
    const kernels: string[] = []
    const end = watchKernels({ ran: ({ kernel }) => void kernels.push(kernel) })
    const values = network.run({ [input]: picture }, names)
    end()
    const data = await Promise.all(values.map((value) => value.data()))
    for (const value of values) value.dispose()
    return { kernels, data }
  }
  const names = network.nodes.map(({ name }) => name).filter((name) => name !== input)
  const apart = await run(names)
  const short = await run([logits])
  expect(apart.kernels.filter((kernel) => /^(FusedBatchNorm|Relu6?)$/.test(kernel)).length).toBeGreaterThan(2)
  // The last ReLU stands behind a sum.
  expect(short.kernels.filter((kernel) => /^(FusedBatchNorm|Relu6?)$/.test(kernel))).toEqual(['Relu'])
  const exact = apart.data[names.indexOf(logits)] ?? new Float32Array()
  expect(exact.length).toBe(8)
  for (const [i, value] of exact.entries()) expect(short.data[0]?.[i]).toBeCloseTo(value, 5)
  picture.dispose()
  expect(memory().numTensors).toBe(opened)
  dispose()
  expect(memory().numTensors).toBe(before)
})

test('the filter of before is not held beside the folded one', async () => {
  const held = async (text: ModelText) => {
    const { numBytes } = memory()
    const { dispose } = await openModel(filesOf(text))
    const bytes = memory().numBytes - numBytes
    dispose()
    return bytes
  }
  const folded = toy.nodes.find(({ name }) => name === '/layer1/layer1.0/conv/Conv')?.in[1] ?? ''
  const filter = toy.weights?.[folded]?.raw.length ?? 0
  expect(filter).toBeGreaterThan(1000)
  expect((await held(normed)) - (await held(toy))).toBeLessThan(filter / 2)
})
