// Mirror padding. TensorFlow.js cuts the border off and forgets it; it belongs to the cells that it mirrors.
import { add, type MirrorPadAttrs, type Tensor } from '@tensorflow/tfjs-core'
import { flipAxis, padAxis, sliceAxis } from './axes'
import { gradient } from './gradient'

interface Border {
  readonly before: number
  readonly size: number
  readonly after: number
  /** 1 where the edge itself is not repeated. */
  readonly skip: number
}

function fold(dy: Tensor, axis: number, { before, size, after, skip }: Border): Tensor {
  const inner = sliceAxis(dy, axis, [before, size])
  const mirrored = (begin: number, count: number, at: number) =>
    padAxis(flipAxis(sliceAxis(dy, axis, [begin, count]), axis), axis, [at, size - at - count])
  const left = before > 0 ? add(inner, mirrored(0, before, skip)) : inner
  return after > 0 ? add(left, mirrored(before + size, after, size - skip - after)) : left
}

export const mirrorPad = [
  gradient('MirrorPad', ['x'], (dy, { x }, { paddings, mode }: MirrorPadAttrs) => ({
    x: () =>
      paddings.reduce<Tensor>((t, [before, after], axis) => {
        const border = { before, after, size: x.shape[axis] ?? 1, skip: mode === 'reflect' ? 1 : 0 }
        return before > 0 || after > 0 ? fold(t, axis, border) : t
      }, dy),
  })),
]
