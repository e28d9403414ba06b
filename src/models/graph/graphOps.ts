// Operators of converted graphs that the engine computes itself, because TensorFlow.js has no right gradient for
// them, or cannot run them at all. Call registerGraphOps() before each graph is loaded: the parser looks operators
// up as it reads the graph.
import { type GraphNode, type OpExecutor, registerOp } from '@tensorflow/tfjs-converter'
import {
  batchNorm as kernelBatchNorm,
  pad,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  transpose,
} from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { logSoftmax } from '../../tfjs/gradients/activation'
import { batchNorm } from '../../tfjs/gradients/batchNorm'
import { spaceToDepth } from '../../tfjs/gradients/depthToSpace'
import { einsum } from '../../tfjs/gradients/einsum'
import {
  type FusedConvolution,
  type FusedTail,
  fusedDepthwise,
  fusedMatMul,
} from '../../tfjs/gradients/fused'
import { groupedConv2d } from '../network/groupedConv2d'
import { TO_FIRST, TO_LAST } from './channelsLast'
import { PAD_LAST } from './channelsLastMoves'
import { fakeQuant } from './fakeQuant'
import { MOVING_OPS } from './movingOps'
import { RESIZE_OPS } from './resizeOps'
import { SMALL_OPS } from './smallOps'
import { WHOLE_OPS } from './wholeOps'

const ACTIVATIONS = ['relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'] as const

function input({ inputs }: GraphNode, i: number): Tensor {
  const tensor = inputs[i]
  if (!tensor)
    throw failure('UnsupportedModel', `An operator of the graph lacks its input ${i}; convert it again.`)
  return tensor
}

/** The parser gives texts in lower case, and nothing at all for what the file leaves out. */
function text({ attrs }: GraphNode, key: string, otherwise: string): string {
  const value = attrs[key]
  return typeof value === 'string' && value !== '' ? value.toLowerCase() : otherwise
}

function numbers({ attrs }: GraphNode, key: string): number[] {
  const value = attrs[key]
  return Array.isArray(value) ? value.map(Number) : []
}

/** Rows and columns of [1, rows, columns, 1]. */
function pair(node: GraphNode, key: string): [number, number] {
  const [, rows = 1, columns = 1] = numbers(node, key)
  return [rows, columns]
}

/** Bias, activation and its slopes, from `fused_ops` and the inputs behind the first two. */
function readTail(node: GraphNode): FusedTail {
  const names = node.attrs.fused_ops
  const fused = Array.isArray(names) ? names.map((name) => String(name).toLowerCase()) : []
  const wanted = fused.filter((name) => !['biasadd', 'none', 'linear', ''].includes(name))
  const activation = ACTIVATIONS.find((name) => name === wanted[0])
  if (wanted.length > 1 || (wanted.length === 1 && !activation))
    throw failure(
      'UnsupportedModel',
      `A fused operator with ${wanted.join(' and ')} is not supported; convert the model without it.`,
    )
  const biased = fused.includes('biasadd')
  const alpha = node.attrs.leakyrelu_alpha
  return {
    activation: activation ?? 'linear',
    bias: biased ? input(node, 2) : undefined,
    slopes: activation === 'prelu' ? input(node, biased ? 3 : 2) : undefined,
    alpha: activation === 'leakyrelu' && typeof alpha === 'number' ? alpha : undefined,
  }
}

function readPad(node: GraphNode): FusedConvolution['pad'] {
  const padding = text(node, 'padding', 'valid')
  if (padding !== 'explicit') return padding === 'same' ? 'same' : 'valid'
  const [, , top = 0, bottom = 0, left = 0, right = 0] = numbers(node, 'explicit_paddings')
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]
}

function readConvolution(node: GraphNode): FusedConvolution {
  if (text(node, 'data_format', 'nhwc') !== 'nhwc')
    throw failure(
      'UnsupportedModel',
      'A fused convolution has its channels first; convert the model to NHWC.',
    )
  return {
    x: input(node, 0) as Tensor4D,
    filter: input(node, 1) as Tensor4D,
    strides: pair(node, 'strides'),
    dilations: pair(node, 'dilations'),
    pad: readPad(node),
    ...readTail(node),
  }
}

const product: OpExecutor = (node) =>
  fusedMatMul({
    a: input(node, 0),
    b: input(node, 1),
    transposeA: node.attrs.transpose_a === true,
    transposeB: node.attrs.transpose_b === true,
    ...readTail(node),
  })

/** With an empty mean (a converted layer normalisation) the moments are those of the input. */
const normalised: OpExecutor = (node) => {
  const x = input(node, 0)
  const scale = input(node, 1)
  const offset = input(node, 2)
  const mean = input(node, 3)
  const variance = input(node, 4)
  const epsilon = typeof node.attrs.epsilon === 'number' ? node.attrs.epsilon : 1e-3
  const first = text(node, 'data_format', 'nhwc') === 'nchw'
  if (mean.size === 0 || first)
    return batchNorm(x, { mean, variance, offset, scale, epsilon, format: first ? 'NCHW' : 'NHWC' })
  const [m, v, shift, slope] = [mean, variance, offset, scale] as [Tensor1D, Tensor1D, Tensor1D, Tensor1D]
  return kernelBatchNorm(x, m, v, shift, slope, epsilon)
}

/** [n, c, h, w] -> [n, h, w, c], and a constant [c, h, w] likewise; the axes in another order, or back. */
const reordered =
  (four: readonly number[], three: readonly number[]): OpExecutor =>
  (node) => {
    const x = input(node, 0)
    return x.rank < 3 ? x.clone() : transpose(x, x.rank === 3 ? [...three] : [...four])
  }

/** Within one range, or one for each channel. */
const rounded: OpExecutor = (node) =>
  fakeQuant(input(node, 0), [input(node, 1), input(node, 2)], {
    bits: typeof node.attrs.num_bits === 'number' ? node.attrs.num_bits : 8,
    narrow: node.attrs.narrow_range === true,
  })

const OPERATORS: Readonly<Record<string, OpExecutor>> = {
  Conv2D: (node) => groupedConv2d(readConvolution(node)),
  _FusedConv2D: (node) => groupedConv2d(readConvolution(node)),
  FusedDepthwiseConv2dNative: (node) => fusedDepthwise(readConvolution(node)),
  _FusedMatMul: product,
  FusedBatchNorm: normalised,
  FusedBatchNormV2: normalised,
  FusedBatchNormV3: normalised,
  Einsum: ({ inputs, attrs }) => einsum(String(attrs.equation), ...inputs),
  LogSoftmax: (node) => logSoftmax(input(node, 0)),
  FakeQuantWithMinMaxVars: rounded,
  FakeQuantWithMinMaxVarsPerChannel: rounded,
  SpaceToDepth: (node) =>
    spaceToDepth(input(node, 0), Number(node.attrs.block_size), text(node, 'data_format', 'nhwc')),
  [TO_LAST]: reordered([0, 2, 3, 1], [1, 2, 0]),
  [TO_FIRST]: reordered([0, 3, 1, 2], [2, 0, 1]),
  [PAD_LAST]: (node) => {
    const list = numbers(node, 'paddings')
    const margins = [0, 2, 4, 6].map((i): [number, number] => [list[i] ?? 0, list[i + 1] ?? 0])
    return pad(input(node, 0), margins, typeof node.attrs.value === 'number' ? node.attrs.value : 0)
  },
  ...MOVING_OPS,
  ...RESIZE_OPS,
  ...SMALL_OPS,
  ...WHOLE_OPS,
  PreventGradient: (node) => input(node, 0).clone(),
  CheckNumerics: (node) => input(node, 0).clone(),
  // TensorFlow.js waits for the values and writes them to the console.
  Print: (node) => input(node, 0).clone(),
}

/** Registering twice does no harm. */
export function registerGraphOps(): void {
  for (const [name, execute] of Object.entries(OPERATORS)) registerOp(name, execute)
}
