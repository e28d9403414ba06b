// Chains that other tools than the converter leave in a graph: a batch norm in two operators, a bias as a sum, a product with
// its bias and activation; and what must stay apart.
import { dispose, grad, memory, sum, type Tensor, tensor4d } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../../../engine/testing/backends'
import { watchKernels } from '../../../tfjs/watchKernels'
import { openModel } from '../../open'
import { graphFiles, node, placeholder, window } from '../../testing/graphFixtures'
import { int, values, weight } from '../../testing/modelFixtures'
import { small } from '../../testing/smallWeights'
import type { OpenModel } from '../../types'

const FILTERS = [weight('k1', [3, 3, 3, 6], 1), weight('k2', [3, 3, 6, 2], 3), weight('k3', [12, 8], 8)]
const SMALL = [
  small('bias', [6], 4),
  small('scale', [1, 1, 1, 12], 5),
  small('shift', [12], 6),
  small('less', [12], 7),
  small('half', [], 9),
  small('b3', [1, 8], 10),
]

const graph = () =>
  graphFiles(
    [
      placeholder('image', [-1, 9, 8, 3]),
      node('Identity', 'k1/read', ['k1']),
      node('Conv2D', 'conv1', ['image', 'k1/read'], window()),
      node('AddV2', 'biased', ['bias', 'conv1']),
      node('Relu', 'act1', ['biased']),
      node('DepthwiseConv2dNative', 'conv2', ['act1', 'k2'], window(2)),
      node('Mul', 'scaled', ['conv2', 'scale']),
      node('AddV2', 'shifted', ['scaled', 'shift']),
      node('Sub', 'lessened', ['shifted', 'less']),
      node('Mul', 'halved', ['lessened', 'half']),
      // Read twice: a swish.
      node('Sigmoid', 'gate', ['halved']),
      node('Mul', 'swish', ['halved', 'gate']),
      node('Mean', 'gap', ['swish', 'axes'], { keep_dims: { b: false }, Tidx: { type: 'DT_INT32' } }),
      node('MatMul', 'product', ['gap', 'k3'], { transpose_a: { b: false }, transpose_b: { b: false } }),
      node('AddV2', 'dense', ['product', 'b3']),
      node('Relu6', 'hidden', ['dense']),
    ],
    [...FILTERS, ...SMALL, int('axes', [1, 2])],
  )

const STEPS = ['conv1', 'biased', 'conv2', 'scaled', 'shifted', 'lessened', 'product', 'dense']
const KEPT = ['hidden', 'act1', 'halved', 'gap']

function run({ classifier }: OpenModel, fetches: readonly string[]) {
  const kernels: string[] = []
  const fed = tensor4d(values(2 * 9 * 8 * 3, 30), [2, 9, 8, 3])
  const end = watchKernels({ ran: ({ kernel }) => void kernels.push(kernel) })
  const found = classifier.network.run({ image: fed }, fetches)
  end()
  fed.dispose()
  return { found, kernels: kernels.filter((kernel) => !['Identity', 'Reshape'].includes(kernel)) }
}

/** Of the sum of the last values, by the picture. */
async function gradientOf({ classifier }: OpenModel, beside: readonly string[]): Promise<Float32Array> {
  const fed = tensor4d(values(9 * 8 * 3, 31), [1, 9, 8, 3])
  const slope = grad((x: Tensor) => {
    const [last, ...others] = classifier.network.run({ image: x as typeof fed }, ['hidden', ...beside])
    dispose(others)
    return sum(last as Tensor)
  })(fed)
  const found = (await slope.data()) as Float32Array
  dispose([fed, slope])
  return found
}

async function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>) {
  expect(found.length).toBe(wanted.length)
  for (let i = 0; i < wanted.length; i++) expect(found[i]).toBeCloseTo(wanted[i] as number, 4)
}

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test('one kernel each, with the values and the gradient of the steps', async () => {
    const before = memory().numTensors
    const model = await openModel(graph())
    const short = run(model, KEPT)
    expect(short.kernels).toEqual([
      'FusedConv2D',
      'FusedDepthwiseConv2D',
      'Sigmoid',
      'Multiply',
      'Mean',
      '_FusedMatMul',
    ])
    const long = run(model, [...KEPT, ...STEPS])
    expect(long.kernels).toHaveLength(14)
    for (const [i, tensor] of short.found.entries())
      await expectClose(await tensor.data(), await (long.found[i] as Tensor).data())
    dispose([...short.found, ...long.found])
    const slope = await gradientOf(model, [])
    expect(Math.hypot(...slope)).toBeGreaterThan(1e-3)
    await expectClose(slope, await gradientOf(model, STEPS))
    model.dispose()
    expect(memory().numTensors).toBe(before)
  })

  test('every layer can still be explained, and fed', async () => {
    const model = await openModel(graph())
    const names = model.classifier.network.nodes.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining([...STEPS, ...KEPT]))
    const [scaled, hidden] = run(model, ['scaled', 'hidden']).found as [Tensor, Tensor]
    const [again] = model.classifier.network.run({ scaled }, ['hidden']) as [Tensor]
    await expectClose(await again.data(), await hidden.data())
    dispose([scaled, hidden, again])
    model.dispose()
  })

  test('a filter that is folded is in memory once, also when somebody has asked for what lies between', async () => {
    const { numBytes } = memory()
    const model = await openModel(graph())
    dispose(run(model, ['hidden']).found)
    const held = memory().numBytes - numBytes
    const size = FILTERS.reduce((all, { values: { length } }) => all + 4 * length, 0)
    expect(held).toBeLessThan(size + 4 * 60)
    const { numTensors } = memory()
    for (const between of [['conv2'], ['conv2', 'hidden'], ['conv2']]) {
      dispose(run(model, between).found)
      expect([memory().numTensors, memory().numBytes - numBytes]).toEqual([numTensors, held])
    }
    model.dispose()
    expect(memory().numBytes).toBe(numBytes)
  })
})
