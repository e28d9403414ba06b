// What is left of a chain of layers when nobody asks for what lies between: kernels are counted, values compared.
import { dispose, memory, type Tensor, tensor4d, zeros } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../../engine/testing/backends'
import { watchKernels } from '../../tfjs/watchKernels'
import { openModel } from '../open'
import { kerasJson, layer, modelFiles, picture, sequential, values, weight } from '../testing/modelFixtures'
import { norm } from '../testing/smallWeights'

const pad = (name: string, padding: unknown) => layer('ZeroPadding2D', name, { padding })
const depthwise = { kernel_size: [3, 3], use_bias: false, strides: [2, 2], padding: 'valid' }
const net = sequential('net', [
  picture('image', [9, 8, 3]),
  // Padding, convolution and activation without a batch norm.
  pad('pad1', [
    [1, 0],
    [2, 1],
  ]),
  layer('Conv2D', 'conv1', { filters: 4, kernel_size: [3, 3] }),
  layer('ReLU', 'act1'),
  // As Keras's MobileNets halve the picture.
  pad('pad2', [
    [0, 1],
    [0, 1],
  ]),
  layer('DepthwiseConv2D', 'conv2', depthwise),
  layer('BatchNormalization', 'norm2', { axis: 3 }),
  layer('ReLU', 'act2', { max_value: 6 }),
  layer('Conv2D', 'conv3', { filters: 5, kernel_size: 1 }),
  layer('BatchNormalization', 'norm3'),
  layer('Activation', 'act3', { activation: 'relu' }),
  // Padding and convolution alone.
  pad('pad4', 1),
  layer('Conv2D', 'conv4', { filters: 3, kernel_size: [3, 3], use_bias: false }),
  // As Keras's older networks write it: the activation is the convolution's own.
  pad('pad5', [1, 2]),
  layer('Conv2D', 'conv5', { filters: 4, kernel_size: [3, 4], use_bias: false, activation: 'relu' }),
  pad('pad6', 1),
  layer('DepthwiseConv2D', 'conv6', { kernel_size: [3, 3], use_bias: false, activation: 'sigmoid' }),
  layer('GlobalAveragePooling2D', 'gap'),
])
const weights = [
  weight('conv1/kernel', [3, 3, 3, 4], 1),
  weight('conv1/bias', [4], 2),
  weight('conv2/depthwise_kernel', [3, 3, 4, 1], 3),
  ...norm('norm2', 4, 4),
  weight('conv3/kernel', [1, 1, 4, 5], 8),
  weight('conv3/bias', [5], 9),
  ...norm('norm3', 5, 10),
  weight('conv4/kernel', [3, 3, 5, 3], 14),
  weight('conv5/kernel', [3, 4, 3, 4], 15),
  weight('conv6/depthwise_kernel', [3, 3, 4, 1], 16),
]
/** Of all others the fused one must give the same value. */
const between = [
  'pad1',
  'conv1',
  'pad2',
  'conv2',
  'norm2',
  'conv3',
  'norm3',
  'pad4',
  'pad5',
  'conv5:linear',
  'pad6',
]

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test('a kernel for each convolution, and the same values', async () => {
    const before = memory().numTensors
    const { classifier, dispose: close } = await openModel(modelFiles(kerasJson(net), weights))
    const { network } = classifier
    const opened = memory().numTensors
    const image = tensor4d(values(2 * 9 * 8 * 3, 30), [2, 9, 8, 3])
    const run = (fetches: readonly string[], feeds: Readonly<Record<string, Tensor>> = { image }) => {
      const kernels: string[] = []
      const end = watchKernels({ ran: ({ kernel }) => void kernels.push(kernel) })
      const found = network.run(feeds, fetches)
      end()
      return { kernels: kernels.filter((kernel) => kernel !== 'Identity'), found }
    }
    const fused = run(['gap'])
    const convolved = fused.kernels.filter((kernel) => /Conv/.test(kernel))
    expect(convolved).toHaveLength(6)
    expect(fused.kernels.filter((kernel) => /Pad|Relu|Norm|Mul|Add|Rsqrt|Sub/.test(kernel))).toEqual([])
    const apart = run(['gap', 'act1', ...between])
    expect(apart.kernels.filter((kernel) => /^(PadV2|Relu6?)$/.test(kernel))).toHaveLength(9)
    const [a, b] = [fused.found[0] as Tensor, apart.found[0] as Tensor]
    const [got, wanted] = [await a.data(), await b.data()]
    for (const [i, value] of wanted.entries()) expect(got[i]).toBeCloseTo(value, 4)

    // Who asks for the padding gets it, and the rest is fused all the same.
    const padded = run(['gap', 'pad2'])
    expect(padded.kernels.filter((kernel) => /^(PadV2|Relu6?)$/.test(kernel))).toEqual(['PadV2'])
    // Who feeds it decides.
    const fed = zeros([2, 10, 9, 4])
    const [none, some] = [run(['conv2', 'act2'], { pad2: fed }), run(['act2'], { pad2: fed })]
    const [plain, short] = [none.found[1] as Tensor, some.found[0] as Tensor]
    const [exact, near] = [await plain.data(), await short.data()]
    for (const [i, value] of exact.entries()) expect(near[i]).toBeCloseTo(value, 5)
    expect(some.kernels.filter((kernel) => /Conv/.test(kernel))).toHaveLength(1)
    const linear = run(['conv5'], { 'conv5:linear': apart.found[10] as Tensor })
    expect(linear.kernels).toEqual(['Relu'])
    dispose(linear.found)
    dispose([...fused.found, ...apart.found, ...padded.found, ...none.found, ...some.found, image, fed])
    expect(memory().numTensors).toBe(opened)
    close()
    expect(memory().numTensors).toBe(before)
  })
})
