// Cases of the operators that slide a window over the picture: convolutions and pools.
import { onnxCase as on, weights as w } from './gradientCases'

const map = { shape: [1, 4, 5, 6], layout: 'last' } as const
const kernel = { kernel_shape: [3, 3] }

export const windowCases = [
  on('Conv', 'uneven pads, stride 2', {
    ...map,
    others: [w([3, 4, 3, 3], 1), w([3], 2)],
    attributes: { pads: [1, 0, 2, 1], strides: [2, 2] },
  }),
  on('Conv', 'groups', {
    ...map,
    others: [w([6, 2, 3, 3], 1)],
    attributes: { group: 2, pads: [1, 1, 1, 1] },
  }),
  on('Conv', 'depthwise, stride and dilation', {
    ...map,
    others: [w([8, 1, 2, 2], 1)],
    attributes: { group: 4, dilations: [2, 2], strides: [2, 1] },
  }),
  on('Conv', 'a line', {
    shape: [2, 3, 8],
    others: [w([4, 3, 3], 1), w([4], 2)],
    attributes: { strides: [2], auto_pad: 'SAME_UPPER' },
  }),
  on('Conv', 'three axes of space', {
    shape: [2, 2, 3, 4, 5],
    others: [w([4, 1, 2, 3, 2], 1), w([4], 2)],
    attributes: { group: 2, pads: [1, 1, 0, 0, 1, 1], strides: [1, 2, 1], dilations: [2, 1, 1] },
  }),
  on('ConvTranspose', 'groups and output padding', {
    ...map,
    others: [w([4, 2, 3, 3], 1), w([4], 2)],
    attributes: { group: 2, strides: [2, 2], pads: [1, 1, 1, 1], output_padding: [1, 1] },
  }),
  on('ConvTranspose', 'three axes of space', {
    shape: [1, 4, 2, 3, 2],
    others: [w([4, 2, 2, 2, 3], 1), w([4], 2)],
    attributes: { group: 2, strides: [2, 1, 2], pads: [1, 0, 1, 0, 1, 0], dilations: [1, 2, 1] },
  }),
  on('ConvTranspose', 'dilated', { ...map, others: [w([4, 2, 2, 2], 1)], attributes: { dilations: [2, 2] } }),
  on('MaxPool', 'ceil', { ...map, attributes: { ...kernel, strides: [2, 2], ceil_mode: 1 } }),
  on('MaxPool', 'dilated', { ...map, attributes: { kernel_shape: [2, 2], dilations: [2, 2] } }),
  on('AveragePool', 'ceil, pads not counted', {
    ...map,
    attributes: { ...kernel, strides: [2, 2], ceil_mode: 1, pads: [1, 1, 1, 1] },
  }),
  on('AveragePool', 'ceil, pads counted', {
    ...map,
    attributes: { ...kernel, strides: [2, 2], ceil_mode: 1, pads: [1, 1, 1, 1], count_include_pad: 1 },
  }),
  on('AveragePool', 'three axes', {
    shape: [1, 1, 6, 3, 2],
    attributes: { kernel_shape: [3, 1, 1], pads: [1, 0, 0, 1, 0, 0] },
  }),
  on('LpPool', 'squares', { ...map, attributes: { kernel_shape: [2, 2], p: 2 } }),
  on('GlobalMaxPool', 'of a map', map),
]
