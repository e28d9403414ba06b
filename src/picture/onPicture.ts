// Edges on the model's input -> edges on the picture.
import type { Geometry } from './types'

type Edges = readonly [number, number, number, number]

/** Left, top, right, bottom, in pixels of the input and of the picture; what lies beside the picture is cut off. */
export function onPicture([left, top, right, bottom]: Edges, { source, target, picture }: Geometry): Edges {
  const within = (at: number, side: number) => Math.min(side, Math.max(0, at))
  const x = (at: number) => within(source[0] + ((at - target[0]) * source[2]) / target[2], picture[0])
  const y = (at: number) => within(source[1] + ((at - target[1]) * source[3]) / target[3], picture[1])
  return [x(left), y(top), x(right), y(bottom)]
}
