// Operators that move values or leave some out, which TensorFlow.js lacks or reads wrongly.
import type { GraphNode, OpExecutor } from '@tensorflow/tfjs-converter'
import {
  add,
  cast,
  conv2d,
  cumsum,
  less,
  lessEqual,
  logicalAnd,
  logicalOr,
  mul,
  oneHot,
  pad,
  range,
  reshape,
  stridedSlice,
  sub,
  type Tensor,
  type Tensor4D,
  tensor4d,
  transpose,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { MOST_VALUES } from '../mostValues'
import { roll } from '../network/roll'

/** x [..., m, n], and 0 further than `lower` below and `upper` above the diagonal; a negative number leaves all. */
export function bandPart(x: Tensor, lower: Tensor, upper: Tensor): Tensor {
  const [rows = 1, columns = 1] = x.shape.slice(-2)
  const below = sub(reshape(range(0, rows, 1, 'int32'), [rows, 1]), range(0, columns, 1, 'int32'))
  const within = (distance: Tensor, most: Tensor) => logicalOr(less(most, 0), lessEqual(distance, most))
  return where(logicalAnd(within(below, lower), within(sub(0, below), upper)), x, zerosLike(x))
}

export interface Patching {
  readonly size: readonly [number, number]
  readonly strides: readonly [number, number]
  readonly rates: readonly [number, number]
  readonly pad: 'same' | 'valid'
}

/** x [n, h, w, c] -> [n, rows, columns, size * c]: under each window its pixels row by row, each with all its channels. */
export function extractPatches(x: Tensor, patching: Patching): Tensor {
  const {
    size: [height, width],
    strides,
    rates,
    pad: mode,
  } = patching
  const channels = x.shape[3] ?? 1
  const depth = height * width * channels
  if (depth ** 2 > MOST_VALUES)
    throw failure('UnsupportedModel', `has patches of ${depth} values, which is more than is computed here.`)
  const filter = new Float32Array(depth * depth)
  for (let i = 0; i < depth; i++) filter[i * depth + i] = 1
  const pick = tensor4d(filter, [height, width, channels, depth])
  if (Math.max(...rates) === 1) return conv2d(x as Tensor4D, pick, [...strides], mode)
  // TensorFlow.js has no convolution with both strides and a dilation: that of stride 1, and of it every second place.
  const framed = mode === 'same' ? framedFor(x, patching) : x
  const all = conv2d(framed as Tensor4D, pick, 1, 'valid', 'NHWC', [...rates])
  return stridedSlice(all, [0, 0, 0, 0], all.shape, [1, ...strides, 1])
}

/** As TensorFlow frames for SAME. */
function framedFor(x: Tensor, { size, strides, rates }: Patching): Tensor {
  const margins = ([0, 1] as const).map((i): [number, number] => {
    const [side = 1, stride] = [x.shape[i + 1], strides[i]]
    const reach = (size[i] - 1) * rates[i] + 1
    const lacking = Math.max(0, (Math.ceil(side / stride) - 1) * stride + reach - side)
    return [Math.floor(lacking / 2), Math.ceil(lacking / 2)]
  })
  return pad(x, [[0, 0], ...margins, [0, 0]])
}

const first = ({ inputs: [x] }: GraphNode) => x as Tensor
const at = ({ inputs }: GraphNode, i: number) => inputs[i] as Tensor

const listOf = ({ attrs }: GraphNode, key: string): number[] => [attrs[key] ?? []].flat(2).map(Number)

/** Rows and columns of [1, rows, columns, 1]. */
const middle = (node: GraphNode, key: string): [number, number] => {
  const [, rows = 1, columns = 1] = listOf(node, key)
  return [rows, columns]
}

/** Whole numbers first: as floats wasm writes others. Indices [...] -> [..., depth, ...] with the new axis where the file wants it. */
const hot: OpExecutor = (node) => {
  const indices = first(node)
  const [depth = 1] = listOf(node, 'depth')
  const [on, off] = [at(node, 1), at(node, 2)]
  const marked = add(
    mul(cast(oneHot(cast(indices, 'int32'), depth, 1, 0, 'int32'), 'float32'), sub(on, off)),
    off,
  )
  const [axis = -1] = listOf(node, 'axis')
  if (axis === -1 || axis === indices.rank) return marked
  const order = indices.shape.map((_, i) => i)
  return transpose(marked, [...order.slice(0, axis), indices.rank, ...order.slice(axis)])
}

export const MOVING_OPS: Readonly<Record<string, OpExecutor>> = {
  Roll: (node) => roll(first(node), listOf(node, 'shift'), listOf(node, 'axis')),
  MatrixBandPart: (node) => bandPart(first(node), at(node, 1), at(node, 2)),
  ExtractImagePatches: (node) =>
    extractPatches(first(node), {
      size: middle(node, 'ksizes'),
      strides: middle(node, 'strides'),
      rates: middle(node, 'rates'),
      pad: String(node.attrs.padding).toLowerCase() === 'same' ? 'same' : 'valid',
    }),
  OneHot: hot,
  // TensorFlow.js counts axes from the front alone.
  Cumsum: (node) => {
    const x = first(node)
    const [axis = 0] = listOf(node, 'axis')
    const { exclusive, reverse } = node.attrs
    return cumsum(x, axis < 0 ? axis + x.rank : axis, exclusive === true, reverse === true)
  },
}
