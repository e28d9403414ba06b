// What is known of a value before anything is computed. Shapes are as the file means them, [n, c, h, w] for a
// picture; how a tensor of four axes really lies is its layout.

import type { Host } from '../host/host'
import type { ElementType } from '../proto/types'

/** `last`: a value [n, c, h, w] that is held as [n, h, w, c]. */
export type Layout = 'file' | 'last'

/** What its tensors are; numbers of every float type, and quantised ones, are computed in float32. */
export type Kind = 'float' | 'int' | 'bool'

export interface Value {
  readonly shape: readonly number[]
  readonly kind: Kind
  readonly layout: Layout
  /** The same for every picture. */
  readonly constant: boolean
  /** Its numbers, where they are known before anything is computed. */
  readonly host: (() => Host) | null
  /** Axes along which all values are the same, as far as it is known. */
  readonly alike?: readonly number[]
}

export function kindOf(type: ElementType): Kind {
  if (type === 'bool') return 'bool'
  return /float/.test(type) ? 'float' : 'int'
}

/** [n, c, h, w] -> [n, h, w, c] */
export const TO_LAST = [0, 2, 3, 1]
/** [n, h, w, c] -> [n, c, h, w] */
export const TO_FILE = [0, 3, 1, 2]

/** Sizes in the order in which the tensor has them. */
export function heldShape({ shape, layout }: Pick<Value, 'shape' | 'layout'>): number[] {
  return layout === 'last' ? TO_LAST.map((axis) => shape[axis] ?? 1) : [...shape]
}

/** Where an axis of the file lies in the tensor. */
export function heldAxis(axis: number, { shape, layout }: Pick<Value, 'shape' | 'layout'>): number {
  const positive = axis < 0 ? axis + shape.length : axis
  return layout === 'last' ? TO_LAST.indexOf(positive) : positive
}

/** Axes of a stretched or repeated value that had one number, or the same ones already. */
export function alikeIn({ shape, alike = [] }: Value, stretched: readonly number[]): number[] {
  const added = stretched.length - shape.length
  return stretched.flatMap((_, axis) => {
    const own = axis - added
    return own < 0 || shape[own] === 1 || alike.includes(own) ? [axis] : []
  })
}
