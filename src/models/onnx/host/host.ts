// Numbers known at opening: shapes, axes, limits, small tables. int64 is held as doubles, exact up to 2^53; what lies
// beyond only means "to the end".
import type { ElementType } from '../proto/types'

export interface Host {
  readonly type: ElementType
  readonly shape: readonly number[]
  readonly data: ArrayLike<number>
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1)
}

export function hostOf(type: ElementType, shape: readonly number[], data: ArrayLike<number>): Host {
  return { type, shape, data }
}

/** A list of whole numbers. */
export function listOf(numbers: readonly number[]): Host {
  return { type: 'int64', shape: [numbers.length], data: numbers }
}

export const isFloat = (type: ElementType) => /float/.test(type)

/** How far apart neighbours along each axis lie. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1)
  for (let axis = shape.length - 2; axis >= 0; axis--)
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1)
  return strides
}

/** The shape that all of them are stretched to; null where they do not fit. */
export function broadcastShape(shapes: readonly (readonly number[])[]): number[] | null {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length))
  const out = new Array<number>(rank).fill(1)
  for (const shape of shapes) {
    for (const [i, size] of shape.entries()) {
      const axis = rank - shape.length + i
      if (size !== 1 && out[axis] !== 1 && out[axis] !== size) return null
      if (size !== 1) out[axis] = size
    }
  }
  return out
}

/** For each cell of `shape`, in order, its place in a tensor of `strides` that begins at `first`. */
export function placesOf(shape: readonly number[], strides: readonly number[], first = 0): Int32Array {
  const places = new Int32Array(sizeOf(shape))
  const counter = new Array<number>(shape.length).fill(0)
  let at = first
  for (let i = 0; i < places.length; i++) {
    places[i] = at
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (counter[axis] ?? 0) + 1
      at += strides[axis] ?? 0
      if (next < (shape[axis] ?? 1)) {
        counter[axis] = next
        break
      }
      at -= next * (strides[axis] ?? 0)
      counter[axis] = 0
    }
  }
  return places
}

/** The numbers at those places. */
export function taken({ type, data }: Host, shape: readonly number[], places: ArrayLike<number>): Host {
  const out = new Float64Array(places.length)
  for (let i = 0; i < out.length; i++) out[i] = data[places[i] ?? 0] ?? 0
  return { type, shape, data: out }
}

/** Stretched to `shape`, into which it fits. */
export function stretched(host: Host, shape: readonly number[]): Host {
  const own = stridesOf(host.shape)
  const lead = shape.length - host.shape.length
  const strides = shape.map((_, axis) => ((host.shape[axis - lead] ?? 1) === 1 ? 0 : (own[axis - lead] ?? 0)))
  return taken(host, shape, placesOf(shape, strides))
}

/** f of the numbers of all, each stretched to the common shape. */
export function mapped(
  hosts: readonly Host[],
  type: ElementType,
  f: (...numbers: number[]) => number,
): Host | null {
  const shape = broadcastShape(hosts.map((host) => host.shape))
  if (!shape) return null
  const lists = hosts.map((host) => stretched(host, shape).data)
  const round = /float/.test(type) && type !== 'float64' ? Math.fround : (x: number) => x
  const data = new Float64Array(sizeOf(shape))
  for (let i = 0; i < data.length; i++) data[i] = round(f(...lists.map((list) => list[i] ?? 0)))
  return { type, shape, data }
}
