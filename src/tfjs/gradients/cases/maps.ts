import * as tf from '@tensorflow/tfjs-core'
import { spaceToDepth } from '../depthToSpace'
import { constant, family } from './case'

const map = (x: tf.Tensor) => x as tf.Tensor4D
const to = (height: number, width: number, alignCorners: boolean, half: boolean) => ({
  bilinear: (x: tf.Tensor) => tf.image.resizeBilinear(map(x), [height, width], alignCorners, half),
  nearest: (x: tf.Tensor) => tf.image.resizeNearestNeighbor(map(x), [height, width], alignCorners, half),
})

const indices = (list: number[]) => tf.tensor1d(list, 'int32')
const strided = (begin: number[], end: number[], strides: number[], masks: number[] = []) => ({
  run: (x: tf.Tensor) => {
    const [beginMask = 0, endMask = 0, ellipsis = 0, added = 0, dropped = 0] = masks
    return tf.stridedSlice(x, begin, end, strides, beginMask, endMask, ellipsis, added, dropped)
  },
})

export const maps = [
  ...family('resize', [
    { name: 'bilinear up', shape: [2, 3, 3, 2], run: to(6, 5, false, false).bilinear },
    { name: 'bilinear up, corners aligned', shape: [1, 3, 4, 2], run: to(7, 7, true, false).bilinear },
    { name: 'bilinear up, half pixels', shape: [2, 3, 4, 2], run: to(6, 7, false, true).bilinear },
    { name: 'bilinear down, half pixels', shape: [1, 7, 6, 2], run: to(3, 4, false, true).bilinear },
    { name: 'nearest up', shape: [2, 3, 3, 2], run: to(6, 5, false, false).nearest },
    { name: 'nearest up, corners aligned', shape: [1, 3, 4, 2], run: to(5, 7, true, false).nearest },
    { name: 'nearest up, half pixels', shape: [1, 3, 4, 2], run: to(5, 7, false, true).nearest },
    { name: 'nearest down, half pixels', shape: [1, 7, 6, 2], run: to(3, 4, false, true).nearest },
  ]),
  ...family('padding', [
    { name: 'zeros', shape: [1, 3, 4, 2], run: (x) => tf.pad(map(x), border(1, 2)) },
    { name: 'reflected', shape: [1, 3, 4, 2], run: (x) => tf.mirrorPad(map(x), border(1, 2), 'reflect') },
    { name: 'symmetric', shape: [1, 3, 4, 2], run: (x) => tf.mirrorPad(map(x), border(1, 2), 'symmetric') },
    {
      name: 'reflected, one axis',
      shape: [3, 5],
      run: (x) =>
        tf.mirrorPad(
          x,
          [
            [0, 0],
            [4, 3],
          ],
          'reflect',
        ),
    },
  ]),
  ...family('slice', [
    { name: 'plain', shape: [2, 4, 5], run: (x) => tf.slice(x, [0, 1, 2], [2, 2, 3]) },
    { name: 'every second cell', shape: [1, 5, 6, 2], ...strided([0, 0, 1, 0], [1, 5, 6, 2], [1, 2, 2, 1]) },
    { name: 'backwards', shape: [3, 6], ...strided([2, 5], [0, 0], [-1, -2]) },
    { name: 'backwards to the first', shape: [3, 6], ...strided([0, 0], [0, 0], [-2, -1], [3, 3]) },
    {
      name: 'every second cell of one channel',
      shape: [2, 4, 3, 2],
      ...strided([0, 0, 0, 1], [2, 4, 3, 2], [1, 2, 1, 1], [0, 0, 0, 0, 8]),
    },
    {
      name: 'one row with a new axis',
      shape: [3, 6],
      ...strided([1, 0, 0], [2, 0, 6], [1, 1, 2], [0, 0, 0, 2, 1]),
    },
    { name: 'ellipsis', shape: [2, 3, 6], ...strided([0, 1], [0, 6], [1, 2], [0, 0, 1]) },
  ]),
  ...family('blocks', [
    { name: 'depth to space', shape: [2, 2, 3, 8], run: (x) => tf.depthToSpace(map(x), 2) },
    { name: 'space to depth', shape: [1, 4, 6, 3], run: (x) => spaceToDepth(x, 2) },
    {
      name: 'space to batch',
      shape: [1, 4, 4, 2],
      run: (x) =>
        tf.spaceToBatchND(
          x,
          [2, 2],
          [
            [0, 2],
            [2, 0],
          ],
        ),
    },
    {
      name: 'batch to space',
      shape: [4, 2, 3, 2],
      run: (x) =>
        tf.batchToSpaceND(
          x,
          [2, 2],
          [
            [0, 1],
            [1, 0],
          ],
        ),
    },
  ]),
  ...family('arrangement', [
    { name: 'transpose', shape: [2, 3, 4], run: (x) => tf.transpose(x, [2, 0, 1]) },
    { name: 'reverse', shape: [2, 3, 4], run: (x) => tf.reverse(x, [0, 2]) },
    { name: 'left to right', shape: [1, 3, 4, 2], run: (x) => tf.image.flipLeftRight(map(x)) },
    { name: 'concat', shape: [2, 3, 2], run: (x) => tf.concat([x, tf.square(x), x], 2) },
    { name: 'split', shape: [2, 6], run: (x) => tf.mul(...(tf.split(x, 2, 1) as [tf.Tensor, tf.Tensor])) },
    { name: 'stack', shape: [2, 3], run: (x) => tf.stack([tf.square(x), x], 1) },
    { name: 'unstack', shape: [2, 3], run: (x) => tf.mul(...(tf.unstack(x) as [tf.Tensor, tf.Tensor])) },
    { name: 'tile', shape: [2, 1, 3], run: (x) => tf.tile(x, [2, 3, 2]) },
    { name: 'broadcast', shape: [1, 1, 1, 4], run: (x) => tf.broadcastTo(x, [2, 3, 3, 4]) },
    { name: 'drop an axis', shape: [2, 1, 4], run: (x) => tf.expandDims(tf.squeeze(x, [1]), 0) },
  ]),
  ...family('lookup', [
    { name: 'rows', shape: [4, 5], run: (x) => tf.gather(x, indices([2, 0, 2])) },
    { name: 'one token', shape: [2, 4, 3], run: (x) => tf.gather(x, tf.scalar(0, 'int32'), 1) },
    {
      name: 'a table of columns',
      shape: [2, 5, 3],
      run: (x) =>
        tf.gather(
          x,
          tf.tensor2d(
            [
              [4, 0],
              [1, 1],
            ],
            [2, 2],
            'int32',
          ),
          1,
        ),
    },
    {
      name: 'with a batch axis',
      shape: [2, 5, 3],
      run: (x) =>
        tf.gather(
          x,
          tf.tensor2d(
            [
              [4, 0],
              [1, 1],
            ],
            [2, 2],
            'int32',
          ),
          1,
          1,
        ),
    },
    {
      name: 'cells',
      shape: [3, 4],
      run: (x) =>
        tf.gatherND(
          x,
          tf.tensor2d(
            [
              [0, 1],
              [2, 3],
              [0, 1],
            ],
            [3, 2],
            'int32',
          ),
        ),
    },
    {
      name: 'scattered rows',
      shape: [2, 3],
      run: (x) => tf.scatterND(tf.tensor2d([[3], [1]], [2, 1], 'int32'), x, [4, 3]),
    },
    {
      name: 'rows overwritten',
      shape: [4, 3],
      run: (x) =>
        tf.tensorScatterUpdate(x, tf.tensor2d([[3], [1]], [2, 1], 'int32'), constant<tf.Rank.R2>([2, 3], 1)),
    },
    {
      name: 'rows that overwrite',
      shape: [2, 3],
      run: (x) =>
        tf.tensorScatterUpdate(constant<tf.Rank.R2>([4, 3], 1), tf.tensor2d([[3], [1]], [2, 1], 'int32'), x),
    },
  ]),
]

function border(before: number, after: number): [number, number][] {
  return [
    [0, 0],
    [before, after],
    [after, before],
    [0, 0],
  ]
}
