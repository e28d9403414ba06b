// Scale and offset of a normalisation, for the axes that its configuration names.
import { add, mul, reshape, type Tensor } from '@tensorflow/tfjs-core'
import { asNumber, type Json } from '../../json'
import type { WeightShape } from './layerClass'

export interface Affine {
  /** Whether it has a gamma. */
  readonly scale: boolean
  /** Whether it has a beta. */
  readonly center: boolean
}

export interface Axes {
  /** Counted from either end. */
  readonly axes: readonly number[]
}

export const readAffine = ({ scale, center }: Json): Affine => ({
  scale: scale !== false,
  center: center !== false,
})

/** gamma and beta, those that the layer has. */
export function affineShapes({ scale, center }: Affine, shape: readonly number[]): WeightShape[] {
  const names = [...(scale ? ['gamma'] : []), ...(center ? ['beta'] : [])]
  return names.map((name) => ({ name, shape }))
}

/** Values of the axes named, one each, against x. */
export function againstAxes(value: Tensor, x: Tensor, axes: readonly number[]): Tensor {
  const shape = x.shape.map((size, axis) => (axes.includes(axis) ? size : 1))
  return reshape(value, shape)
}

/** `weights` are those of the axes named. */
export function affine(
  x: Tensor,
  { scale, center, axes }: Affine & Axes,
  weights: readonly Tensor[],
): Tensor {
  const [first, second] = weights.map((value) => againstAxes(value, x, fromFront(axes, x.rank)))
  const gamma = scale ? first : undefined
  const beta = center ? (scale ? second : first) : undefined
  const scaled = gamma ? mul(x, gamma) : x
  return beta ? add(scaled, beta) : scaled
}

export function readAxes({ axis }: Json): readonly number[] {
  return Array.isArray(axis) ? axis.map(Number) : [asNumber(axis) ?? -1]
}

/** Counted from the front. */
export function fromFront(axes: readonly number[], rank: number): number[] {
  return axes.map((axis) => (axis < 0 ? axis + rank : axis))
}
