// Boxes with a number that says whether anything is there, as YOLOX joins them, and the places at which YOLO looks.
import type { Node } from '../../engine/types'
import type { PictureInput } from '../facts/inputShape'
import type { Table } from './parts'

/**
 * Whether 4, 1 and the other numbers of a prediction are joined on the way, the 1 and the others made alike: points and
 * masks, which follow a single class in YOLO's other models, are not.
 */
export const joinsObjectness = (count: number, before: readonly Node[]): boolean =>
  before.some((node) => /^Concat/.test(node.op) && joins(node, before, [4, 1, count - 5]))

/** Side by side along one axis, in that order. */
function joins({ inputs }: Node, nodes: readonly Node[], sizes: readonly number[]): boolean {
  if (inputs.length !== sizes.length || new Set(inputs).size !== sizes.length) return false
  const parts = inputs.map((name) => nodes.find((node) => node.name === name))
  if (parts[1]?.op !== parts[2]?.op) return false
  const shapes = parts.map((part) => part?.shape ?? [])
  const [first = []] = shapes
  return first.some(
    (_, axis) =>
      shapes.every((shape, i) => shape[axis] === sizes[i]) &&
      first.every((size, other) => other === axis || shapes.every((shape) => shape[other] === size)),
  )
}

interface Seen {
  readonly objectness: boolean
  readonly before: readonly Node[]
  readonly table: Table
  readonly picture: PictureInput
}

/** YOLOX leaves it to whoever reads the boxes to count them in cells, unless its exporter was told to. */
export function inCells({ objectness, before, table, picture }: Seen): boolean {
  if (!objectness || !joinsObjectness(table.count, before)) return false
  const decoded = before.some(({ op }) => op === 'Exp')
  return !decoded && table.anchors !== null && table.anchors === placesOf(picture)
}

/** Cells of 8, 16 and 32 pixels; null where the model takes any size. */
export function placesOf({ shape: [height, width] }: PictureInput): number | null {
  if (height === null || width === null) return null
  return [8, 16, 32].reduce((sum, side) => sum + Math.floor(height / side) * Math.floor(width / side), 0)
}
