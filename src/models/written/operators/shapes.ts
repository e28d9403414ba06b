// What writers of shapes share.
import type { Held, Sheet } from '../sheet'

export const last = (name: string): readonly Held[] => [{ name, order: 'last' }]
export const numbers = (value: unknown) => [value].flat() as readonly number[]
export const positive = (axis: number, rank: number) => (axis < 0 ? axis + rank : axis)
/** The size that holds the number of pictures is left open, so that any number fits. */
export function openShape({ recording }: Sheet, shape: readonly number[]): number[] {
  const pictures = recording.input.shape[0] ?? 1
  const open = shape.findIndex((size) => size % pictures === 0)
  return shape.map((size, axis) => (axis === open ? -1 : size))
}
