// Zeros around a picture are the padding of the convolution that alone reads them.
import {
  dispose,
  grad,
  memory,
  square,
  sum,
  type Tensor,
  type Tensor4D,
  tensor4d,
} from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../../../engine/testing/backends'
import { watchKernels } from '../../../tfjs/watchKernels'
import { openModel } from '../../open'
import { graphFiles, ints, node, placeholder, window, words } from '../../testing/graphFixtures'
import { int, values, type Weight, weight } from '../../testing/modelFixtures'
import { small } from '../../testing/smallWeights'
import type { OpenModel } from '../../types'

const margins = (name: string, list: readonly number[]): Weight => int(name, list, [4, 2])
const valid = (stride = 1) => window(stride, 'VALID')
const fused = (...list: readonly string[]) => ({ fused_ops: words(list), num_args: { i: '1' } })
const dilated = { ...valid(), dilations: ints([1, 2, 2, 1]) }

const WEIGHTS = [
  weight('k1', [3, 3, 3, 4], 1),
  weight('k2', [3, 3, 4, 1], 2),
  weight('k3', [5, 3, 4, 6], 3),
  weight('k4', [3, 3, 6, 1], 4),
  small('scale', [4], 5),
  small('b2', [4], 6),
  small('b3', [6], 7),
  { ...weight('zero', [], 8), values: [0] },
  margins('around', [0, 0, 1, 1, 1, 1, 0, 0]),
  margins('behind', [0, 0, 0, 1, 0, 1, 0, 0]),
  margins('uneven', [0, 0, 3, 1, 0, 2, 0, 0]),
  margins('wide', [0, 0, 4, 2, 3, 4, 0, 0]),
  int('axes', [1, 2]),
]

const nodes = [
  placeholder('image', [-1, 9, 8, 3]),
  node('Pad', 'pad1', ['image', 'around']),
  node('Conv2D', 'conv1', ['pad1', 'k1'], valid()),
  node('Mul', 'scaled', ['conv1', 'scale']),
  node('Relu', 'act1', ['scaled']),
  node('PadV2', 'pad2', ['act1', 'behind', 'zero']),
  node('FusedDepthwiseConv2dNative', 'conv2', ['pad2', 'k2', 'b2'], {
    ...valid(2),
    ...fused('BiasAdd', 'Relu6'),
  }),
  node('Pad', 'pad3', ['conv2', 'uneven']),
  node('_FusedConv2D', 'conv3', ['pad3', 'k3', 'b3'], {
    ...window(1, 'EXPLICIT'),
    explicit_paddings: ints([0, 0, 1, 0, 1, 0, 0, 0]),
    ...fused('BiasAdd'),
  }),
  node('Pad', 'pad4', ['conv3', 'wide']),
  node('DepthwiseConv2dNative', 'conv4', ['pad4', 'k4'], dilated),
  node('Mean', 'gap', ['conv4', 'axes'], { keep_dims: { b: false } }),
]
const PADS = ['pad1', 'pad2', 'pad3', 'pad4']
const CONVOLUTIONS = ['FusedConv2D', 'FusedDepthwiseConv2D', 'FusedConv2D', 'DepthwiseConv2dNative']

const image = (pictures: number) => tensor4d(values(pictures * 72 * 3, 30), [pictures, 9, 8, 3])

function run({ classifier }: OpenModel, feeds: Readonly<Record<string, Tensor>>, fetches: readonly string[]) {
  const kernels: string[] = []
  const end = watchKernels({ ran: ({ kernel }) => void kernels.push(kernel) })
  const found = classifier.network.run(feeds, fetches)
  end()
  return { found, kernels: kernels.filter((kernel) => /Pad|Conv|Relu|Mul/.test(kernel)) }
}

/** Within the rounding of floats of the largest. */
async function expectClose(found: Tensor | undefined, wanted: Tensor | undefined) {
  const [got, exact] = [await (found as Tensor).data(), await (wanted as Tensor).data()]
  expect(got.length).toBe(exact.length)
  const most = Math.max(...[...exact].map(Math.abs))
  expect(most).toBeGreaterThan(1e-4)
  for (const [i, value] of exact.entries()) expect(Math.abs((got[i] ?? 9) - value)).toBeLessThan(1e-5 * most)
}

/** Of the sum of the answer's squares, by the picture. */
function slopeOf({ classifier }: OpenModel, x: Tensor4D, beside: readonly string[]): Tensor {
  return grad((fed: Tensor) => {
    const [gap, ...others] = classifier.network.run({ image: fed as Tensor4D }, ['gap', ...beside])
    dispose(others)
    return sum(square(gap as Tensor))
  })(x)
}

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test('no kernel of its own, the same values, and every padding is there for who asks', async () => {
    const before = memory().numTensors
    const model = await openModel(graphFiles(nodes, WEIGHTS))
    const opened = memory().numTensors
    const fed = { image: image(2) }
    const short = run(model, fed, ['gap', 'act1'])
    expect(short.kernels).toEqual(CONVOLUTIONS)
    const long = run(model, fed, ['gap', 'act1', ...PADS])
    expect(long.kernels.filter((kernel) => kernel === 'PadV2')).toHaveLength(4)
    await expectClose(short.found[0], long.found[0])
    await expectClose(short.found[1], long.found[1])
    const shapes = new Map(model.classifier.network.nodes.map(({ name, shape }) => [name, shape]))
    for (const [i, name] of PADS.entries())
      expect(shapes.get(name)?.slice(1)).toEqual(long.found[i + 2]?.shape.slice(1))
    const one = run(model, fed, ['pad2', 'gap'])
    expect(one.kernels.filter((kernel) => kernel === 'PadV2')).toHaveLength(1)
    const again = run(model, { pad2: one.found[0] as Tensor }, ['gap'])
    expect(again.kernels).toEqual(CONVOLUTIONS.slice(1))
    await expectClose(again.found[0], short.found[0])
    dispose([...[short, long, one, again].flatMap(({ found }) => found), fed.image])
    expect(memory().numTensors).toBe(opened)
    model.dispose()
    expect(memory().numTensors).toBe(before)
  })

  test('the gradient of the paddings apart, and of finite differences', async () => {
    const model = await openModel(graphFiles(nodes, WEIGHTS))
    const x = image(1)
    const [short, long] = [slopeOf(model, x, []), slopeOf(model, x, PADS)]
    await expectClose(short, long)
    const slope = await short.data()
    const at = async (place: number, step: number) => {
      const list = values(72 * 3, 30)
      list[place] = (list[place] ?? 0) + step
      const moved = tensor4d(list, [1, 9, 8, 3])
      const [gap] = model.classifier.network.run({ image: moved }, ['gap'])
      const numbers = await (gap as Tensor).data()
      dispose([moved, gap as Tensor])
      return [...numbers].reduce((all, value) => all + value ** 2, 0)
    }
    // Corners, borders and the middle.
    for (const place of [0, 10, 23, 101, 192, 215]) {
      const difference = ((await at(place, 5e-3)) - (await at(place, -5e-3))) / 1e-2
      expect(Math.abs(difference - (slope[place] ?? 0))).toBeLessThan(0.02 * Math.hypot(...slope))
    }
    dispose([x, short, long])
    model.dispose()
  })
})
