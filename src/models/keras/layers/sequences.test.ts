// Layers of sequences, attention and pooling to a size against Keras (examples/keras/figures.py).
import { dispose, tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../../engine/testing/backends'
import { applied, asked, close } from '../../testing/layerFixtures'
import { values } from '../../testing/modelFixtures'
import figures from '../goldens/figures.json'

const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1)
const valued = (shape: readonly number[], seed = 1) => tensor(values(sizeOf(shape), seed), [...shape])

/** The same weights as Keras was given. */
async function computed(className: string, inputs: ReturnType<typeof valued>[], config: object) {
  const shapes = asked(className, { ...config }, ...inputs.map(({ shape }) => shape)) ?? []
  const weights = shapes.map(([, shape], i) => {
    const list = values(sizeOf(shape as number[]), 2 + i).map((value) => value / 2)
    return tensor(className === 'BatchNormalization' ? list.map(Math.abs) : list, shape as number[])
  })
  const { list } = await applied(className, inputs, { config: { ...config }, weights })
  dispose([...inputs, ...weights])
  return list
}

const lines = [
  ['Conv1D causal', { filters: 3, kernel_size: [3], padding: 'causal', dilation_rate: [2] }],
  ['Conv1D groups', { filters: 4, kernel_size: 3, groups: 2, strides: [2], padding: 'same' }],
  ['Conv1DTranspose', { filters: 3, kernel_size: [3], strides: [2], padding: 'same', output_padding: [1] }],
  ['Conv1DTranspose dilated', { filters: 3, kernel_size: [3], dilation_rate: [2], padding: 'valid' }],
  ['DepthwiseConv1D', { kernel_size: [3], strides: [2], depth_multiplier: 2, padding: 'valid' }],
  ['SeparableConv1D causal', { filters: 3, kernel_size: [3], padding: 'causal' }],
] as const

const steps = [
  ['UpSampling1D', { size: 3 }],
  ['ZeroPadding1D', { padding: [1, 2] }],
  ['Cropping1D', { cropping: [1, 1] }],
] as const

const attentions = [
  ['Attention', { score_mode: 'dot' }, 1],
  ['Attention scaled', { use_scale: true }, 2],
  ['Attention concat', { use_scale: true, score_mode: 'concat' }, 1],
  ['AdditiveAttention', { use_scale: true }, 1],
] as const

const maps = [
  [
    'Conv2DTranspose dilated',
    { filters: 3, kernel_size: [3, 2], strides: [1, 1], dilation_rate: [2, 2], padding: 'same' },
  ],
  ['AdaptiveAveragePooling2D', { output_size: [2, 3] }],
  ['AdaptiveMaxPooling2D', { output_size: [3, 4] }],
  ['LayerNormalization 1', { axis: [1] }],
  ['LayerNormalization 2,3', { axis: [2, 3] }],
  ['GroupNormalization axis 1', { groups: 5, axis: 1 }],
  ['RMSNormalization 2,3', { axis: [2, 3] }],
  ['BatchNormalization 1,3', { axis: [1, 3] }],
  ['Softmax 1,2', { axis: [1, 2] }],
  ['ThresholdedReLU', { theta: 0.2 }],
] as const

const classIn = (name: string) => name.split(' ')[0] ?? ''

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  beforeAll(() => useBackend(backend))

  test.each(lines)('%s', async (name, config) => {
    close(await computed(classIn(name), [valued([1, 9, 4])], config), figures.sequences[name])
  })

  test.each(steps)('%s', async (name, config) => {
    close(await computed(name, [valued([2, 3, 4])], config), figures.sequences[name])
  })

  test.each(attentions)('%s', async (name, config, others) => {
    const inputs = [valued([2, 3, 4]), valued([2, 5, 4], 9), valued([2, 5, 4], 8)].slice(0, 1 + others)
    close(await computed(classIn(name), inputs, config), figures.attention[name])
  })

  test.each(maps)('%s', async (name, config) => {
    close(await computed(classIn(name), [valued([1, 5, 7, 2])], config), figures.layers[name])
  })

  test.each([
    'hard_shrink',
    'soft_shrink',
    'tanh_shrink',
    'squareplus',
    'sparse_sigmoid',
    'sparse_plus',
  ] as const)('activation %s', async (activation) => {
    const x = tensor(values(70).map((value) => value * 3))
    const { list } = await applied('Activation', [x], { config: { activation } })
    close(list, figures.layers[`activation ${activation}`])
    x.dispose()
  })
})

test('a sequence has weights as Keras lays them out', () => {
  expect(asked('SeparableConv1D', { filters: 5, kernel_size: [3], depth_multiplier: 2 }, [1, 9, 4])).toEqual([
    ['depthwise_kernel', [3, 4, 2]],
    ['pointwise_kernel', [1, 8, 5]],
    ['bias', [5]],
  ])
})
