// From the pixels of a painted picture to the cells of a heatmap, one axis at a time.
import type { Heatmap } from '../engine/types'
import type { Geometry } from '../picture/types'
import { scaleOf } from './scale'

export type Cells = 'smooth' | 'nearest'

/** Drawn smooth, fewer cells a side look as if much more were known of them. */
const FEW = 5

/** How a map is drawn: as asked for, and where nobody asks as cells if there are few of them. */
export const cellsOf = (wished: Cells | null, { width, height }: Pick<Heatmap, 'width' | 'height'>): Cells =>
  wished ?? (width < FEW && height < FEW ? 'nearest' : 'smooth')

/** Where the pixels of one axis lie on the map: two cells and the share of the second. */
export interface Axis {
  /** First pixel that the model saw, and the first after those. */
  readonly from: number
  readonly to: number
  readonly low: Int32Array
  readonly high: Int32Array
  readonly share: Float32Array
}

interface AxisOptions {
  readonly pixels: number
  readonly cells: number
  readonly geometry: Geometry
  readonly axis: 0 | 1
  readonly mode: Cells
}

/** Half-pixel centres without antialiasing, edges repeated, as every library draws its maps. */
export function axisOf(options: AxisOptions): Axis {
  const { pixels, cells, mode } = options
  const low = new Int32Array(pixels)
  const high = new Int32Array(pixels)
  const share = new Float32Array(pixels)
  let from = pixels
  let to = 0
  for (let i = 0; i < pixels; i++) {
    const at = cellAt(i + 0.5, options)
    if (at === null) continue
    from = Math.min(from, i)
    to = i + 1
    const cell = Math.min(Math.max(mode === 'nearest' ? Math.floor(at + 0.5) : at, 0), cells - 1)
    low[i] = Math.floor(cell)
    high[i] = Math.min(Math.floor(cell) + 1, cells - 1)
    share[i] = cell - Math.floor(cell)
  }
  return { from: Math.min(from, to), to, low, high, share }
}

export interface Axes {
  readonly columns: Axis
  readonly lines: Axis
}

/** Both axes of a raster of so many pixels under a map. */
export function axesOf(
  raster: { readonly width: number; readonly height: number },
  map: Pick<Heatmap, 'width' | 'height'>,
  how: Pick<AxisOptions, 'geometry' | 'mode'>,
): Axes {
  return {
    columns: axisOf({ ...how, pixels: raster.width, cells: map.width, axis: 0 }),
    lines: axisOf({ ...how, pixels: raster.height, cells: map.height, axis: 1 }),
  }
}

/** Longest side of a smooth map alone; the compositor's bilinear filter does the rest without a visible edge. */
const smoothSide = 256

/** A raster for a map alone: a pixel a cell, or as many as make it smooth. */
export function rasterOf({ width, height }: Pick<Heatmap, 'width' | 'height'>, mode: Cells) {
  const factor = mode === 'nearest' ? 1 : Math.max(1, Math.round(smoothSide / Math.max(width, height)))
  return { width: width * factor, height: height * factor }
}

/** Position on the map (cell centres at whole numbers) of a position on the raster; null outside of what the model saw. */
function cellAt(position: number, { pixels, cells, geometry, axis }: AxisOptions): number | null {
  const start = geometry.source[axis]
  const length = geometry.source[axis + 2] ?? 0
  const inPicture = (position / pixels) * geometry.picture[axis] - start
  if (length <= 0 || inPicture < 0 || inPicture >= length) return null
  const onInput = geometry.target[axis] + (inPicture / length) * (geometry.target[axis + 2] ?? 0)
  return (onInput / geometry.input[axis]) * cells - 0.5
}

interface RowOptions {
  readonly heatmap: Heatmap
  readonly lines: Axis
  readonly y: number
  readonly low: number
  readonly span: number
}

/** One line of the map at picture row y, scaled to 0..1. */
export function mapRow(row: Float32Array, { heatmap, lines, y, low, span }: RowOptions): void {
  const upper = (lines.low[y] ?? 0) * heatmap.width
  const lower = (lines.high[y] ?? 0) * heatmap.width
  const share = lines.share[y] ?? 0
  for (let x = 0; x < row.length; x++) {
    const value = (heatmap.data[upper + x] ?? 0) * (1 - share) + (heatmap.data[lower + x] ?? 0) * share
    row[x] = (value - low) / span
  }
}

/** The whole raster is what the model saw: for showing the model's own input. */
export function wholeOf(width: number, height: number): Geometry {
  return {
    picture: [width, height],
    source: [0, 0, width, height],
    target: [0, 0, width, height],
    input: [width, height],
  }
}

/** Value in 0..1 under a point of the picture (its own pixels), or null where the model saw nothing. */
export function valueAt(
  heatmap: Heatmap,
  geometry: Geometry,
  point: { readonly x: number; readonly y: number; readonly mode: Cells },
): number | null {
  const column = pointAxis(point.x, heatmap.width, { geometry, axis: 0, mode: point.mode })
  const row = pointAxis(point.y, heatmap.height, { geometry, axis: 1, mode: point.mode })
  if (!column || !row) return null
  const [low, high] = scaleOf(heatmap)
  const at = (y: number, x: number) => heatmap.data[y * heatmap.width + x] ?? 0
  const upper = at(row.low, column.low) * (1 - column.share) + at(row.low, column.high) * column.share
  const lower = at(row.high, column.low) * (1 - column.share) + at(row.high, column.high) * column.share
  return (upper * (1 - row.share) + lower * row.share - low) / (high - low)
}

function pointAxis(position: number, cells: number, rest: Pick<AxisOptions, 'geometry' | 'axis' | 'mode'>) {
  const at = cellAt(position, { ...rest, cells, pixels: rest.geometry.picture[rest.axis] })
  if (at === null) return null
  const cell = Math.min(Math.max(rest.mode === 'nearest' ? Math.floor(at + 0.5) : at, 0), cells - 1)
  const low = Math.floor(cell)
  return { low, high: Math.min(low + 1, cells - 1), share: cell - low }
}
