// What is left of convolution, batch norm, bias and activation in a graph: one kernel each, whether its converter folded
// them or left every step an operator of its own; with the values of those steps.
import { dispose, memory, type Tensor, tensor4d } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../../engine/testing/backends'
import { watchKernels } from '../../tfjs/watchKernels'
import { openModel } from '../open'
import { graphFiles, node, placeholder, window, words } from '../testing/graphFixtures'
import { int, values, type Weight, weight } from '../testing/modelFixtures'
import { norm, small } from '../testing/smallWeights'
import type { OpenModel } from '../types'

const EPSILON = 1e-3
const image = placeholder('image', [-1, 9, 8, 3])
const mean = node('Mean', 'gap', ['conv3', 'axes'], { keep_dims: { b: false }, Tidx: { type: 'DT_INT32' } })
const tail = [weight('k3', [1, 1, 4, 5], 8), small('b3', [5], 9), int('axes', [1, 2])]
const k1 = weight('k1', [3, 3, 3, 4], 1)
const k2 = weight('k2', [3, 3, 4, 1], 3)
const norms = { n1: norm('n1', 4, 10), n2: norm('n2', 4, 20) }

const fused = (op: string, name: string, inputs: readonly string[], ops: readonly string[], stride = 1) =>
  node(op, name, inputs, {
    ...window(stride),
    fused_ops: words(ops),
    num_args: { i: '1' },
    epsilon: { f: 0 },
  })
const normalised = (name: string, from: string) =>
  node(
    'FusedBatchNormV3',
    name,
    [from, ...['gamma', 'beta', 'moving_mean', 'moving_variance'].map((part) => `${name}/${part}`)],
    { epsilon: { f: EPSILON }, is_training: { b: false }, data_format: window().data_format },
  )

/** Every step an operator of its own. */
const apart = () =>
  graphFiles(
    [
      image,
      node('Conv2D', 'conv1', ['image', 'k1'], window()),
      normalised('n1', 'conv1'),
      node('Relu6', 'act1', ['n1']),
      node('DepthwiseConv2dNative', 'conv2', ['act1', 'k2'], window(2)),
      normalised('n2', 'conv2'),
      node('Relu', 'act2', ['n2']),
      node('Conv2D', 'product', ['act2', 'k3'], window()),
      node('BiasAdd', 'conv3', ['product', 'b3']),
      mean,
    ],
    [k1, k2, ...norms.n1, ...norms.n2, ...tail],
  )

/** filter * gamma / sqrt(variance + epsilon), and beta - mean of the same; filters lie by channel in their `last` axis. */
function folded({ name, shape, values: filter }: Weight, [gamma, beta, middle, variance]: readonly Weight[]) {
  const slope = (c: number) => gamma!.values[c]! / Math.sqrt(variance!.values[c]! + EPSILON)
  const bias = beta!.values.map((offset, c) => offset - middle!.values[c]! * slope(c))
  return [
    { ...weight(name, shape, 0), values: filter.map((value, i) => value * slope(i % 4)) },
    { ...weight(name.replace('k', 'b'), [4], 0), values: bias },
  ]
}

/** As the converter writes it. */
const together = () =>
  graphFiles(
    [
      image,
      fused('_FusedConv2D', 'act1', ['image', 'k1', 'b1'], ['BiasAdd', 'Relu6']),
      fused('FusedDepthwiseConv2dNative', 'act2', ['act1', 'k2', 'b2'], ['BiasAdd', 'Relu'], 2),
      fused('_FusedConv2D', 'conv3', ['act2', 'k3', 'b3'], ['BiasAdd']),
      mean,
    ],
    [...folded(k1, norms.n1), ...folded(k2, norms.n2), ...tail],
  )

function run({ classifier }: OpenModel, fetches: readonly string[]) {
  const kernels: string[] = []
  const fed = tensor4d(values(2 * 9 * 8 * 3, 30), [2, 9, 8, 3])
  const end = watchKernels({ ran: ({ kernel }) => void kernels.push(kernel) })
  const found = classifier.network.run({ image: fed }, fetches)
  end()
  fed.dispose()
  return { found, kernels: kernels.filter((kernel) => !['Identity', 'Reshape'].includes(kernel)) }
}

const FETCHES = ['gap', 'act1', 'act2']

async function expectSame(found: readonly Tensor[], wanted: readonly Tensor[]) {
  for (const [i, tensor] of found.entries()) {
    const [got, other] = [await tensor.data(), await (wanted[i] as Tensor).data()]
    expect(got.length).toBe(other.length)
    for (const [j, value] of other.entries()) expect(got[j]).toBeCloseTo(value, 4)
  }
}

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test('a kernel for each convolution, and the values of the graph before', async () => {
    const before = memory().numTensors
    const models = [await openModel(together()), await openModel(apart())] as const
    // Who asks for all that lies between has every step computed by itself.
    const steps = ['conv1', 'n1', 'act1', 'conv2', 'n2', 'act2', 'product', 'conv3']
    const long = run(models[1], [...FETCHES, ...steps])
    expect(long.kernels).toHaveLength(9)
    for (const model of models) {
      const short = run(model, FETCHES)
      expect(short.kernels).toEqual(['FusedConv2D', 'FusedDepthwiseConv2D', 'FusedConv2D', 'Mean'])
      await expectSame(short.found, long.found)
      dispose(short.found)
    }
    // And who asks for what lies before an activation gets it: that is an operator of its own then, and no convolution runs twice.
    const once = ['FusedConv2D', 'Relu6', 'FusedDepthwiseConv2D', 'FusedConv2D', 'Mean']
    const asked = run(models[0], ['gap', 'act1:linear'])
    const between = run(models[1], ['gap', 'n1'])
    expect([asked.kernels, between.kernels]).toEqual([once, once])
    await expectSame(asked.found, [long.found[0] as Tensor, long.found[4] as Tensor])
    await expectSame(between.found, asked.found)
    dispose([...long.found, ...asked.found, ...between.found])
    for (const model of models) model.dispose()
    expect(memory().numTensors).toBe(before)
  })
})
