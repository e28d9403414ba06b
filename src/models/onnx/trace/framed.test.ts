// Zeros around a picture are the padding of the convolution that alone reads them, and a kernel for whoever asks for them.
import {
  dispose,
  grad,
  memory,
  randomUniform,
  square,
  sum,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../../../engine/testing/backends'
import { watchKernels } from '../../../tfjs/watchKernels'
import { openModel } from '../../open'
import { changed, filesOf, toy } from '../testing/toyOnnx'
import { floats, integers, type ModelText, type NodeText } from '../testing/writeOnnx'

const weights = {
  around: integers([0, 0, 1, 0, 0, 0, 1, 1]),
  uneven: integers([0, 0, 0, 2, 0, 0, 1, 1]),
  far: integers([0, 0, 4, 1, 0, 0, 1, 1]),
  behind: integers([0, 0, 0, 0, 0, 0, 1, 1]),
  zero: floats([], [0]),
  one: floats([], [1]),
  scale: floats([6], [1.2, 0.7]),
  shift: floats([6], [0.1, -0.3]),
  mean: floats([6], [0.05]),
  variance: floats([6], [0.8, 1.4]),
  each: floats([6, 1, 3, 3]),
}
const pad = (out: string, inputs: readonly string[], mode?: string): NodeText => ({
  op: 'Pad',
  name: `/${out}/Pad`,
  in: [...inputs],
  out: [out],
  ...(mode && { attributes: { mode } }),
})

/** Padding, convolution and ReLU; padding, convolution and batch norm; padding and a depthwise convolution alone. */
const framed: ModelText = changed(
  {
    nodes: [
      pad('p1', ['input', 'around']),
      ...toy.nodes
        .slice(0, 2)
        .map((node) => (node.op === 'Conv' ? { ...node, in: ['p1', ...node.in.slice(1)] } : node)),
      pad('p2', ['b', 'behind', 'zero']),
      {
        op: 'Conv',
        name: '/layer1/conv/Conv',
        in: ['p2', 'layer1.0.conv.weight', 'layer1.0.conv.bias'],
        out: ['c0'],
      },
      {
        op: 'BatchNormalization',
        name: '/layer1/bn/BN',
        in: ['c0', 'scale', 'shift', 'mean', 'variance'],
        out: ['c'],
      },
      pad('p3', ['c', 'uneven']),
      { op: 'Conv', name: '/deep/Conv', in: ['p3', 'each'], out: ['e'], attributes: { group: 6 } },
      ...toy.nodes.slice(5),
    ],
  },
  weights,
)

async function opened(text: ModelText) {
  const model = await openModel(filesOf(text))
  const { network, input, logits } = model.classifier
  const run = (feeds: Readonly<Record<string, Tensor>>, names: readonly string[]) => {
    const kernels: string[] = []
    const end = watchKernels({ ran: ({ kernel }) => void kernels.push(kernel) })
    const found = network.run(feeds, names)
    end()
    return { found, kernels: kernels.filter((kernel) => /Pad|Conv|Norm|Relu/.test(kernel)) }
  }
  return { model, network, input, logits, run }
}

const picture = () => randomUniform([2, 12, 12, 3], 0, 1, 'float32', 3) as Tensor4D

async function expectClose(found: Tensor | undefined, wanted: Tensor | undefined) {
  const [got, exact] = [await (found as Tensor).data(), await (wanted as Tensor).data()]
  const most = Math.max(...[...exact].map(Math.abs))
  expect(most).toBeGreaterThan(1e-4)
  for (const [i, value] of exact.entries()) expect(Math.abs((got[i] ?? 9) - value)).toBeLessThan(1e-5 * most)
}

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test('no kernel of its own, the same values and gradient', async () => {
    const before = memory().numTensors
    const { model, network, input, logits, run } = await opened(framed)
    const { numTensors } = memory()
    const x = picture()
    const pads = network.nodes.filter(({ op }) => op === 'Pad').map(({ name }) => name)
    expect(pads).toHaveLength(3)
    const short = run({ [input]: x }, [logits])
    expect(short.kernels).toEqual(['FusedConv2D', 'FusedConv2D', 'FusedDepthwiseConv2D'])
    const long = run({ [input]: x }, [logits, ...pads])
    expect(long.kernels.filter((kernel) => kernel === 'PadV2').length).toBeGreaterThanOrEqual(3)
    await expectClose(short.found[0], long.found[0])
    const again = run({ [pads[1] ?? '']: long.found[2] as Tensor }, [logits])
    expect(again.kernels).toEqual(short.kernels.slice(1))
    await expectClose(again.found[0], short.found[0])
    const slope = (beside: readonly string[]) =>
      grad((fed: Tensor) => {
        const [scores, ...others] = network.run({ [input]: fed }, [logits, ...beside])
        dispose(others)
        return sum(square(scores as Tensor))
      })(x)
    const slopes = [slope([]), slope(pads)]
    await expectClose(slopes[0], slopes[1])
    dispose([x, ...slopes, ...[short, long, again].flatMap(({ found }) => found)])
    expect(memory().numTensors).toBe(numTensors)
    model.dispose()
    expect(memory().numTensors).toBe(before)
  })
})

test.each([
  ['of ones', ['input', 'around', 'one'], undefined],
  ['of what is reflected', ['input', 'around'], 'reflect'],
  ['further than the filter reaches', ['input', 'far'], undefined],
])('a padding %s stays', async (_, inputs, mode) => {
  await useBackend('cpu')
  const nodes = framed.nodes.map((node) => (node.out[0] === 'p1' ? pad('p1', inputs, mode) : node))
  const { model, network, input, logits, run } = await opened({ ...framed, nodes })
  const x = picture()
  const padded = network.nodes.find(({ op }) => op === 'Pad')?.name ?? ''
  const [short, long] = [run({ [input]: x }, [logits]), run({ [input]: x }, [logits, padded])]
  // What is reflected is joined of slices.
  if (!mode) expect(short.kernels[0]).toBe('PadV2')
  await expectClose(short.found[0], long.found[0])
  dispose([x, ...short.found, ...long.found])
  model.dispose()
})
