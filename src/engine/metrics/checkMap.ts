// A map as metrics take it: finite, at the picture's size; one from elsewhere also of the picture's proportions.
import { failure } from '../../errors'
import { type Grid, positive, rescale } from '../maps/grid'
import { uniforms } from '../scoring/random'

/** @throws BadRecipe for a map of another picture's proportions */
export function checkProportions({ width, height }: Grid, rows: number, columns: number): void {
  // A grid of few cells rounds the proportions by up to a cell.
  const [wantedRows, wantedColumns] = [(width * rows) / columns, (height * columns) / rows]
  if (Math.abs(wantedRows - height) <= 1 || Math.abs(wantedColumns - width) <= 1) return
  throw failure(
    'BadRecipe',
    `The map has ${height} × ${width} values, but the model sees ${rows} × ${columns} pixels: give the map of this picture.`,
  )
}

/**
 * The map laid over the whole picture, bilinear between the centres of its cells, as torchcam's metrics resize it.
 * @throws BadRecipe for a value that is not finite
 */
export function mapAt(map: Grid, width: number, height: number): Grid {
  if (map.data.some((value) => !Number.isFinite(value)))
    throw failure(
      'BadRecipe',
      `The map of ${map.height} × ${map.width} holds values that are not numbers; compute it again.`,
    )
  return atSize(map, width, height)
}

/**
 * The map as a mask: where a value lies outside 0..1, as the libraries make a heatmap of it, what speaks against cut off
 * and the rest min-maxed.
 */
export function asMask(map: Grid): Grid {
  return fitsMask(map) ? map : rescale(positive(map), 1e-8)
}

/** The map min-maxed where a value lies outside 0..1: the same order, in numbers of which 1 can be the other end. */
export function inUnit(map: Grid): Grid {
  return fitsMask(map) ? map : rescale(map, 1e-8)
}

/** Whether all values lie in 0..1, but for rounding. */
export const fitsMask = ({ data }: Grid) => data.every((value) => value >= -ROUNDING && value <= 1 + ROUNDING)

const ROUNDING = 1e-6
const f = Math.fround

interface Tap {
  readonly low: number
  readonly high: number
  readonly share: number
}

/**
 * Whatever its proportions: torch's bilinear, step by step in float32: the order of the pixels hangs on the last bit where two are all but equal.
 */
export function atSize(map: Grid, width: number, height: number): Grid {
  if (map.width === width && map.height === height) return map
  const across = tapsOf(map.width, width)
  const down = tapsOf(map.height, height)
  const data = new Float32Array(width * height)
  down.forEach((row, y) => {
    across.forEach((column, x) => {
      const along = (line: number) => {
        const at = (place: number) => map.data[line * map.width + place] ?? 0
        return f(f(f(1 - column.share) * at(column.low)) + f(column.share * at(column.high)))
      }
      data[y * width + x] = f(f(1 - row.share) * along(row.low)) + f(row.share * along(row.high))
    })
  })
  return { width, height, data }
}

function tapsOf(from: number, to: number): readonly Tap[] {
  const scale = f(from / to)
  return Array.from({ length: to }, (_, i) => {
    const place = Math.max(0, f(f(scale * f(i + 0.5)) - 0.5))
    const low = Math.min(from - 1, Math.floor(place))
    return { low, high: Math.min(from - 1, low + 1), share: Math.min(1, Math.max(0, f(place - low))) }
  })
}

/** Equal values in their own order, as torchcam's stable sort leaves them, or by chance, the same each time. */
export type Ties = 'stable' | 'chance'

/** Rank of each pixel, 0 for the highest value. */
export function rankPlaces({ data }: Grid, ties: Ties = 'stable'): Float32Array {
  const next = uniforms(1)
  const keys = ties === 'chance' ? data.map(next) : null
  const before = (a: number, b: number) => (keys ? (keys[a] ?? 0) - (keys[b] ?? 0) : a - b)
  const order = Array.from(data.keys()).sort((a, b) => (data[b] ?? 0) - (data[a] ?? 0) || before(a, b))
  const ranks = new Float32Array(data.length)
  order.forEach((pixel, rank) => {
    ranks[pixel] = rank
  })
  return ranks
}
