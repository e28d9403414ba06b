// Col2Im: patches laid back into the map that they were cut from, summed where they overlap. Each patch is spread by a
// transposed convolution whose filters are single cells.
import * as tf from '@tensorflow/tfjs-core'
import { padAxis } from '../../../tfjs/gradients/axes'
import { inputAt, ints, knownList, refuse } from './ask'
import type { Call, Lowering, Operators } from './operator'

interface Patches {
  /** Of the map. */
  readonly size: readonly [number, number]
  readonly block: readonly [number, number]
  readonly strides: readonly [number, number]
  readonly pads: readonly [number, number, number, number]
  /** Rows and columns of patches. */
  readonly grid: readonly [number, number]
}

const pair = (list: readonly number[] | null, otherwise: number): [number, number] => [
  list?.[0] ?? otherwise,
  list?.[1] ?? otherwise,
]

function readPatches(call: Call): Patches {
  const size = pair(knownList(call, 1, 'size'), 1)
  const block = pair(knownList(call, 2, 'blocks'), 1)
  const strides = pair(ints(call, 'strides'), 1)
  const [top = 0, left = 0, bottom = 0, right = 0] = ints(call, 'pads') ?? []
  if (ints(call, 'dilations')?.some((step) => step !== 1) || (call.inputs[1]?.shape[0] ?? 2) !== 2)
    throw refuse(call, 'lays dilated patches, or patches of other than two axes')
  const along = (axis: 0 | 1, around: number) =>
    Math.floor((size[axis] + around - block[axis]) / strides[axis]) + 1
  return {
    size,
    block,
    strides,
    pads: [top, left, bottom, right],
    grid: [along(0, top + bottom), along(1, left + right)],
  }
}

function lowered(call: Call): Lowering {
  const { shape } = inputAt(call, 0)
  const { size, block, strides, pads, grid } = readPatches(call)
  const [n = 1, rows = 1, count = 1] = shape
  const cells = block[0] * block[1]
  const channels = rows / cells
  if (shape.length !== 3 || !Number.isInteger(channels) || count !== grid[0] * grid[1])
    throw refuse(
      call,
      `has an input [${shape.join(', ')}] for ${grid.join(' × ')} patches of ${block.join(' × ')}`,
    )
  const [top, left] = pads
  const whole: [number, number, number, number] = [
    n * channels,
    (grid[0] - 1) * strides[0] + block[0],
    (grid[1] - 1) * strides[1] + block[1],
    1,
  ]
  return {
    outputs: [{ shape: [n, channels, ...size], kind: 'float', layout: 'last' }],
    takes: [0],
    compute: ([t]) => {
      const patches = tf.transpose(tf.reshape(t as tf.Tensor, [n * channels, cells, ...grid]), [0, 2, 3, 1])
      const filter = tf.reshape(tf.eye(cells), [...block, 1, cells]) as tf.Tensor4D
      const spread = tf.conv2dTranspose(patches as tf.Tensor4D, filter, whole, [...strides], 'valid')
      // What no patch reaches at the end is zero.
      const down = padAxis(spread, 1, [-top, size[0] + top - whole[1]])
      const map = padAxis(down, 2, [-left, size[1] + left - whole[2]])
      return [tf.transpose(tf.reshape(map, [n, channels, ...size]), [0, 2, 3, 1])]
    },
  }
}

export const patching: Operators = { Col2Im: { lower: lowered } }
