// What the camera sees of each thing: the exact visible pixels and the box round them.
import { classNames } from './classes'

export interface SceneObject {
  readonly class: string
  readonly classIndex: number
  /** 1 where this thing is what one sees, row by row, else 0. */
  readonly mask: Uint8Array
  /** Left, top, width, height of the mask in pixels; all zero where nothing of it is seen. */
  readonly box: readonly [number, number, number, number]
}

export function findBox(mask: Uint8Array, size: number): SceneObject['box'] {
  let left = size
  let top = size
  let right = -1
  let bottom = -1
  mask.forEach((on, p) => {
    if (on === 0) return
    const x = p % size
    const y = Math.floor(p / size)
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  })
  return right < 0 ? [0, 0, 0, 0] : [left, top, right - left + 1, bottom - top + 1]
}

/** The objects in the order in which they were laid; `owner` counts them from 1. */
export function seen(owner: Uint8Array, size: number, kinds: readonly number[]): SceneObject[] {
  return kinds.map((classIndex, i) => {
    const mask = owner.map((who) => (who === i + 1 ? 1 : 0))
    return { class: classNames[classIndex] ?? '', classIndex, mask, box: findBox(mask, size) }
  })
}

/** Half the side: each pixel goes to whoever owns most of its four. */
export function halvedOwner(owner: Uint8Array, size: number): Uint8Array {
  const half = size / 2
  const out = new Uint8Array(half * half)
  for (let p = 0; p < out.length; p++) {
    const at = 2 * (p % half) + 2 * Math.floor(p / half) * size
    const a = owner[at] ?? 0
    const b = owner[at + 1] ?? 0
    const c = owner[at + size] ?? 0
    const d = owner[at + size + 1] ?? 0
    out[p] = a === b || a === c || a === d ? a : b === c || b === d ? b : c === d ? c : a
  }
  return out
}

/** Half the side, each pixel the mean of four. */
export function halvedLight(rgb: Float32Array, size: number): Float32Array {
  const half = size / 2
  const out = new Float32Array(3 * half * half)
  for (let i = 0; i < out.length; i++) {
    const p = Math.floor(i / 3)
    const at = 3 * (2 * (p % half) + 2 * Math.floor(p / half) * size) + (i % 3)
    const sum =
      (rgb[at] ?? 0) + (rgb[at + 3] ?? 0) + (rgb[at + 3 * size] ?? 0) + (rgb[at + 3 * size + 3] ?? 0)
    out[i] = sum / 4
  }
  return out
}
