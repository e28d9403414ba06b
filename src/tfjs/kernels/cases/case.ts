// What a forward kernel is checked on: one operator with one set of attributes. No test framework and nothing of
// Node, so that a page can run the same cases on WebGL and WebGPU.
import type { Tensor } from '@tensorflow/tfjs-core'
import type { GradientCase } from '../../gradients/cases/case'

export interface ForwardCase extends Pick<GradientCase, 'family' | 'name' | 'shape' | 'needs'> {
  readonly run: (x: Tensor) => Tensor
  /** The same in plain loops over x, for operators that are worth a second opinion. */
  readonly plain?: (x: Float32Array) => ArrayLike<number>
  /** It has a gradient with respect to x. */
  readonly smooth?: true
}

export type Pair = readonly [number, number]
export type Border = readonly [Pair, Pair]
export type Padding = 'same' | 'valid' | Border

export const uneven: Border = [
  [2, 1],
  [0, 2],
]

/** As TensorFlow.js writes a padding of rows and columns. */
export function padOf(
  padding: Padding,
): 'same' | 'valid' | [[0, 0], [number, number], [number, number], [0, 0]] {
  if (typeof padding === 'string') return padding
  const [[top, bottom], [left, right]] = padding
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]
}

export const windows: readonly Pair[] = [
  [2, 2],
  [3, 3],
  [3, 2],
]

/** Larger than the window among them. */
export const strides: readonly Pair[] = [
  [1, 1],
  [2, 2],
  [4, 4],
  [1, 3],
]

export const paddings: readonly Padding[] = ['same', 'valid', uneven]

export const nameOf = (padding: Padding) => (typeof padding === 'string' ? padding : 'explicit')

/** Every choice of one value from each list. */
export function combinations<A, B, C>(a: readonly A[], b: readonly B[], c: readonly C[]): [A, B, C][] {
  return a.flatMap((x) => b.flatMap((y) => c.map((z): [A, B, C] => [x, y, z])))
}
