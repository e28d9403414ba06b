// Convolutions over a grid of windows, strides, paddings and dilations, strides larger than the window among them.
import * as tf from '@tensorflow/tfjs-core'
import { constant, values } from '../../gradients/cases/case'
import {
  combinations,
  type ForwardCase,
  windows as larger,
  nameOf,
  type Padding,
  type Pair,
  paddings,
  padOf,
  strides,
} from './case'
import { convolved, type Filter, type Sliding } from './plain'

const windows: readonly Pair[] = [[1, 1], ...larger]
const dilations: readonly Pair[] = [
  [2, 2],
  [1, 3],
]
const shape = [1, 8, 11, 2] as const
const SEED = 3

type Kind = 'convolution' | 'depthwise convolution' | 'depthwise convolution, multiplier 2'

const slidings: readonly Sliding[] = [
  ...combinations(windows, strides, paddings).map(([window, stride, padding]) => ({
    window,
    stride,
    padding,
  })),
  ...combinations(windows, dilations, paddings).map(
    ([window, dilation, padding]): Sliding => ({ window, stride: [1, 1], padding, dilation }),
  ),
]

function filterOf(kind: Kind, [h, w]: Pair): Filter {
  const k = kind === 'convolution' ? 3 : kind === 'depthwise convolution' ? 1 : 2
  const size = [h, w, shape[3], k] as const
  return { data: values(h * w * shape[3] * k, SEED), shape: size, depthwise: kind !== 'convolution' }
}

function caseOf(kind: Kind, sliding: Sliding): ForwardCase {
  const { window, stride, padding, dilation = [1, 1] } = sliding
  const filter = filterOf(kind, window)
  const weights = () => tf.tensor4d(filter.data, [...filter.shape])
  const steps = [...stride] as [number, number]
  const gaps = [...dilation] as [number, number]
  const pad = padOf(padding)
  return {
    family: kind,
    name: `${window.join('x')} stride ${stride} ${nameOf(padding)} dilation ${dilation}`,
    shape,
    smooth: true,
    run: (x) =>
      filter.depthwise
        ? tf.depthwiseConv2d(x as tf.Tensor4D, weights(), steps, pad as 'same', 'NHWC', gaps)
        : tf.conv2d(x as tf.Tensor4D, weights(), steps, pad, 'NHWC', gaps),
    plain: (x) => convolved(x, shape, filter, sliding),
  }
}

const kinds: readonly Kind[] = ['convolution', 'depthwise convolution', 'depthwise convolution, multiplier 2']

/** With bias and activation in one, which are kernels of their own. */
function fusedCase(depthwise: boolean, stride: number, padding: Padding): ForwardCase {
  const bias = () => constant<tf.Rank.R1>([2], 4)
  const weights = () => constant<tf.Rank.R4>(depthwise ? [2, 2, 2, 1] : [2, 2, 2, 2], SEED)
  const common = { strides: stride, activation: 'relu6', dilations: 1 } as const
  return {
    family: 'fused convolution',
    name: `${depthwise ? 'depthwise ' : ''}2x2 stride ${stride} ${nameOf(padding)}`,
    shape,
    run: (t) => {
      const x = t as tf.Tensor4D
      return depthwise
        ? tf.fused.depthwiseConv2d({
            x,
            filter: weights(),
            bias: bias(),
            pad: padOf(padding) as 'same',
            ...common,
          })
        : tf.fused.conv2d({ x, filter: weights(), bias: bias(), pad: padOf(padding), ...common })
    },
  }
}

/** Transposed: the output is `stride` times as large, or large enough for every window. */
function transposedCase(window: Pair, stride: number, padding: 'same' | 'valid'): ForwardCase {
  const grown = (size: number, reach: number) =>
    padding === 'same' ? size * stride : (size - 1) * stride + Math.max(reach, stride)
  return {
    family: 'transposed convolution',
    name: `${window.join('x')} stride ${stride} ${padding}`,
    shape: [1, 4, 5, 3],
    smooth: true,
    run: (x) =>
      tf.conv2dTranspose(
        x as tf.Tensor4D,
        constant<tf.Rank.R4>([...window, 2, 3], SEED),
        [1, grown(4, window[0]), grown(5, window[1]), 2],
        stride,
        padding,
      ),
  }
}

export const convolutionGrid: readonly ForwardCase[] = [
  ...kinds.flatMap((kind) => slidings.map((sliding) => caseOf(kind, sliding))),
  ...combinations([false, true], [1, 2, 4], paddings).map(([depthwise, stride, padding]) =>
    fusedCase(depthwise, stride, padding),
  ),
  ...combinations(windows.slice(1), [1, 2, 4], ['same', 'valid'] as const).map(([window, stride, padding]) =>
    transposedCase(window, stride, padding),
  ),
]
