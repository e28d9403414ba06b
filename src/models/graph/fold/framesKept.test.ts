// Paddings that are none of a convolution's own stay kernels; and one of a graph with its channels first is folded.
import { dispose, type Tensor, tensor4d } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../../../engine/testing/backends'
import { watchKernels } from '../../../tfjs/watchKernels'
import type { Json } from '../../json'
import { openModel } from '../../open'
import { graphFiles, ints, node, placeholder, window, word } from '../../testing/graphFixtures'
import { int, values, type Weight, weight } from '../../testing/modelFixtures'
import type { ModelFiles } from '../../types'

beforeAll(() => useBackend('cpu'))

const margins = (name: string, list: readonly number[]): Weight => int(name, list, [4, 2])
const valid = window(1, 'VALID')
const WEIGHTS = [
  weight('k1', [3, 3, 3, 4], 1),
  weight('k5', [3, 3, 4, 2], 9),
  { ...weight('one', [], 8), values: [1] },
  margins('around', [0, 0, 1, 1, 1, 1, 0, 0]),
  margins('far', [0, 0, 3, 0, 0, 0, 0, 0]),
  margins('deep', [0, 0, 0, 0, 0, 0, 0, 1]),
  margins('first', [0, 0, 0, 0, 1, 1, 2, 0]),
  int('axes', [1, 2]),
  int('places', [2, 3]),
]

const gap = (from: string, axes = 'axes') => node('Mean', 'gap', [from, axes], { keep_dims: { b: false } })
const padded = (by: string) => node('Pad', 'pad', ['image', by])
const convolved = (pad: Json, filter: string, attributes: Json = valid) => [
  placeholder('image', [-1, 9, 8, 3]),
  pad,
  node('Conv2D', 'conv', ['pad', filter], attributes),
]
const twice = [
  ...convolved(padded('around'), 'k1'),
  node('Conv2D', 'other', ['pad', 'k1'], valid),
  node('AddV2', 'both', ['conv', 'other']),
  gap('both'),
]

/** Kernels until the mean, and its values, each time that it is asked for with others. */
async function run(files: ModelFiles, beside: readonly (readonly string[])[]) {
  const { classifier, dispose: close } = await openModel(files)
  const image = tensor4d(values(72 * 3, 30), [1, 9, 8, 3])
  const runs = beside.map((more) => {
    const kernels: string[] = []
    const end = watchKernels({ ran: ({ kernel }) => void kernels.push(kernel) })
    const found = classifier.network.run({ image }, ['gap', ...more])
    end()
    return { found, kernels: kernels.filter((kernel) => /Pad|Conv/.test(kernel)) }
  })
  const data = await Promise.all(runs.map(({ found }) => (found[0] as Tensor).data()))
  dispose([image, ...runs.flatMap(({ found }) => found)])
  close()
  return runs.map(({ kernels }, i) => ({ kernels, values: [...(data[i] ?? [])] }))
}

test.each([
  ['around ones', [...convolved(node('PadV2', 'pad', ['image', 'around', 'one']), 'k1'), gap('conv')]],
  ['further than the filter reaches', [...convolved(padded('far'), 'k1'), gap('conv')]],
  ['of channels', [...convolved(padded('deep'), 'k5'), gap('conv')]],
  ['before the padding SAME', [...convolved(padded('around'), 'k1', window(2)), gap('conv')]],
  ['that two read', twice],
])('a padding %s', async (_, nodes) => {
  const [found] = await run(graphFiles(nodes, WEIGHTS), [[]])
  expect(found?.kernels[0]).toBe('PadV2')
})

test('with channels first it is folded too', async () => {
  const format = { data_format: word('NCHW'), strides: ints([1, 1, 1, 1]), dilations: ints([1, 1, 1, 1]) }
  const alone = { ...format, padding: word('VALID') }
  const nodes = [
    placeholder('image', [-1, 3, 9, 8]),
    node('Conv2D', 'conv', ['image', 'k1'], alone),
    node('Pad', 'pad', ['conv', 'first']),
    node('Conv2D', 'conv2', ['pad', 'k5'], alone),
    gap('conv2', 'places'),
  ]
  const [short, long] = await run(graphFiles(nodes, WEIGHTS), [[], ['pad']])
  expect(short?.kernels).toEqual(['Conv2D', 'Conv2D'].map((name) => expect.stringContaining(name)))
  expect(long?.kernels[1]).toBe('PadV2')
  expect(short?.values).toHaveLength(2)
  for (const [i, value] of long?.values.entries() ?? []) expect(short?.values[i]).toBeCloseTo(value, 5)
})
