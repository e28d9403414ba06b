// Rolling, as window attention shifts its windows: made of two slices, so that it has a gradient.
import { concat, slice, type Tensor } from '@tensorflow/tfjs-core'

/** x with what leaves it at one end of an axis coming in at the other; axes may be named more than once. */
export function roll(x: Tensor, shifts: readonly number[], axes: readonly number[]): Tensor {
  return shifts.reduce((sofar, shift, i) => rolled(sofar, shift, axes[i] ?? 0), x)
}

function rolled(x: Tensor, shift: number, from: number): Tensor {
  const axis = from < 0 ? from + x.rank : from
  const size = x.shape[axis] ?? 1
  const by = ((shift % size) + size) % size
  if (by === 0) return x.clone()
  const part = (begin: number, length: number) =>
    slice(
      x,
      x.shape.map((_, i) => (i === axis ? begin : 0)),
      x.shape.map((side, i) => (i === axis ? length : side)),
    )
  return concat([part(size - by, by), part(0, size - by)], axis)
}
