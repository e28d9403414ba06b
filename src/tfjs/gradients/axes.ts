// Edits along one axis of a tensor of any rank, through rank 3: WebGL pads and reverses up to rank 4 only.
import { pad, reshape, reverse, slice, type Tensor, type Tensor3D, util } from '@tensorflow/tfjs-core'

/** Edits [before, n, after], where n is the size of the axis. */
export function alongAxis(t: Tensor, axis: number, edit: (t: Tensor3D) => Tensor): Tensor {
  const before = t.shape.slice(0, axis)
  const after = t.shape.slice(axis + 1)
  const flat = [util.sizeFromShape(before), t.shape[axis] ?? 1, util.sizeFromShape(after)]
  const edited = edit(reshape(t, flat as [number, number, number]))
  return reshape(edited, [...before, edited.shape[1] ?? 1, ...after])
}

export function sliceAxis(t: Tensor, axis: number, [begin, size]: readonly [number, number]): Tensor {
  return alongAxis(t, axis, (flat) => slice(flat, [0, begin, 0], [-1, size, -1]))
}

/** Zeros before and after; a negative number cuts instead. */
export function padAxis(t: Tensor, axis: number, [before, after]: readonly [number, number]): Tensor {
  if (before === 0 && after === 0) return t
  return alongAxis(t, axis, (flat) => {
    const kept = flat.shape[1] + Math.min(before, 0) + Math.min(after, 0)
    const cut = before < 0 || after < 0 ? slice(flat, [0, Math.max(-before, 0), 0], [-1, kept, -1]) : flat
    return pad(cut, [
      [0, 0],
      [Math.max(before, 0), Math.max(after, 0)],
      [0, 0],
    ])
  })
}

export function flipAxis(t: Tensor, axis: number): Tensor {
  return alongAxis(t, axis, (flat) => reverse(flat, 1))
}

/** Puts `step - 1` zeros between neighbours: n becomes (n - 1) step + 1. */
export function spreadAxis(t: Tensor, axis: number, step: number): Tensor {
  if (step === 1) return t
  return alongAxis(t, axis, (flat) => {
    const [before, n, after] = flat.shape
    const gaps = pad(reshape(flat, [before * n, 1, after]), [
      [0, 0],
      [0, step - 1],
      [0, 0],
    ])
    return slice(reshape(gaps, [before, n * step, after]), [0, 0, 0], [-1, (n - 1) * step + 1, -1])
  })
}
