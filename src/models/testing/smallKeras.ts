// A small .keras file as Keras 3 writes it, its weights in HDF5 by the kinds of its layers: swish, a separable convolution.
import type { ModelFiles } from '../types'
import { kerasZip, oneFile } from './hdf5Fixtures'
import { called, functional, layer, picture, type Weight, weight } from './modelFixtures'
import { norm, SIZE, small } from './smallWeights'

const net = functional(
  'net',
  [
    picture('image', SIZE),
    called(layer('Conv2D', 'stem', { filters: 6, kernel_size: [3, 3], padding: 'same' }), 'image'),
    called(layer('BatchNormalization', 'norm', { axis: 3, epsilon: 1e-3 }), 'stem'),
    called(layer('Activation', 'swish', { activation: 'silu' }), 'norm'),
    called(
      layer('SeparableConv2D', 'apart', {
        filters: 8,
        kernel_size: [3, 3],
        strides: [2, 2],
        padding: 'same',
        activation: 'relu',
      }),
      'swish',
    ),
    called(layer('GlobalAveragePooling2D', 'mean'), 'apart'),
    called(layer('Dense', 'dense', { units: 4, activation: 'softmax' }), 'mean'),
  ],
  { inputs: ['image'], outputs: ['dense'] },
)

const numbered = (kind: string, weights: readonly Weight[]) =>
  weights.map((each, i) => ({ ...each, name: `layers/${kind}/vars/${i}` }))

export async function keras(): Promise<ModelFiles> {
  const weights = [
    ...numbered('conv2d', [small('kernel', [3, 3, 3, 6], 1), small('bias', [6], 2)]),
    ...numbered('batch_normalization', norm('norm', 6, 3)),
    ...numbered('separable_conv2d', [
      weight('depthwise', [3, 3, 6, 1], 7),
      weight('pointwise', [1, 1, 6, 8], 8),
      small('bias', [8], 9),
    ]),
    ...numbered('dense', [weight('kernel', [8, 4], 10), small('bias', [4], 11)]),
  ]
  return oneFile('net.keras', await kerasZip(net, weights))
}
