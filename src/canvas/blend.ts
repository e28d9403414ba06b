// Picture and heatmap -> pixels. Plain arithmetic on bytes: the page, the worker and the terminal all paint with it.
import type { Heatmap } from '../engine/types'
import type { Geometry, Pixels } from '../picture/types'
import { blendConceptRows } from './concepts'
import { type PaletteName, paletteTable, reveals } from './palette'
import { type Axis, axesOf, type Cells, mapRow } from './raster'
import { scaleOf } from './scale'

export interface Look {
  readonly palette: PaletteName
  /** 0 shows the picture alone, 1 the map alone. */
  readonly opacity: number
  /** Values below it are not coloured; 0..1 of the map's scale. */
  readonly threshold: number
}

export const initialLook: Look = { palette: 'inferno', opacity: 0.65, threshold: 0 }

export interface BlendJob {
  readonly picture: Pixels
  readonly heatmap: Heatmap
  readonly geometry: Geometry
  readonly look: Look
  readonly cells: Cells
  /** Values at the two ends of the colours; the map's own unless several maps share one. */
  readonly scale?: readonly [number, number] | undefined
  /** 256 colours instead of the look's palette. */
  readonly table?: Uint8Array | undefined
  /** Several maps at once, each in a colour of its own, in the place of the one. */
  readonly concepts?: readonly Heatmap[] | undefined
}

/**
 * The overlay, as large as the picture. What the model did not see stays as it is; under the map the picture
 * turns grey, so that every colour there is the palette's; revealed it keeps its own and goes dark where the map is
 * low. A map that is not `ok` leaves the picture untouched.
 */
export function blend(job: BlendJob): Pixels {
  const { width, height } = job.picture
  const out: Pixels = { width, height, data: new Uint8ClampedArray(job.picture.data) }
  blendRows(job, out, { from: 0, to: height })
  return out
}

export interface Rows {
  readonly from: number
  readonly to: number
}

/** The rows `from` to `to` (end excluded) of `blend`, into `out`, which holds the picture: for large pictures in steps. */
export function blendRows(job: BlendJob, out: Pixels, rows: Rows): void {
  if (job.heatmap.state !== 'ok' || job.look.opacity <= 0) return
  if (job.concepts) blendConceptRows({ ...job, concepts: job.concepts }, out, rows)
  else blendMapRows(job, out, rows)
}

function blendMapRows(job: BlendJob, out: Pixels, rows: Rows): void {
  const { picture, heatmap, geometry, cells: mode } = job
  const { columns, lines } = axesOf(picture, heatmap, { geometry, mode })
  const [low, high] = job.scale ?? scaleOf(heatmap)
  const table = job.table ?? paletteTable(job.look.palette)
  const row = new Float32Array(heatmap.width)
  const paint = reveals(job.look.palette) && !job.table ? dimRow : paintRow
  for (let y = Math.max(rows.from, lines.from); y < Math.min(rows.to, lines.to); y++) {
    mapRow(row, { heatmap, lines, y, low, span: high - low })
    paint(out.data, row, { y, width: picture.width, columns, look: job.look, table })
  }
}

interface PaintOptions {
  readonly y: number
  readonly width: number
  readonly columns: Axis
  readonly look: Look
  readonly table: Uint8Array
}

/** Colours one line of `data` in place. */
function paintRow(data: Uint8ClampedArray, row: Float32Array, options: PaintOptions): void {
  const { columns, look, table } = options
  // Colour leaves the picture within the first quarter of the slider: at 0 it is untouched, nothing jumps.
  const grey = Math.min(1, look.opacity * 4)
  for (let x = columns.from; x < columns.to; x++) {
    const share = columns.share[x] ?? 0
    const value = (row[columns.low[x] ?? 0] ?? 0) * (1 - share) + (row[columns.high[x] ?? 0] ?? 0) * share
    const at = 4 * (options.y * options.width + x)
    const r = data[at] ?? 0
    const g = data[at + 1] ?? 0
    const b = data[at + 2] ?? 0
    const ground = grey * (0.2126 * r + 0.7152 * g + 0.0722 * b)
    const opacity = value < look.threshold ? 0 : look.opacity
    const colour = 3 * Math.min(255, Math.max(0, Math.round(value * 255)))
    const under = 1 - opacity
    data[at] = (ground + (1 - grey) * r) * under + (table[colour] ?? 0) * opacity
    data[at + 1] = (ground + (1 - grey) * g) * under + (table[colour + 1] ?? 0) * opacity
    data[at + 2] = (ground + (1 - grey) * b) * under + (table[colour + 2] ?? 0) * opacity
  }
}

/** Darkens one line of `data` in place: (1 - opacity (1 - value)) of what it was. */
function dimRow(data: Uint8ClampedArray, row: Float32Array, options: PaintOptions): void {
  const { columns, look } = options
  for (let x = columns.from; x < columns.to; x++) {
    const share = columns.share[x] ?? 0
    const value = (row[columns.low[x] ?? 0] ?? 0) * (1 - share) + (row[columns.high[x] ?? 0] ?? 0) * share
    const lit = value < look.threshold ? 0 : Math.min(1, Math.max(0, value))
    const light = 1 - look.opacity * (1 - lit)
    const at = 4 * (options.y * options.width + x)
    for (let part = at; part < at + 3; part++) data[part] = (data[part] ?? 0) * light
  }
}

/** A heatmap alone in its palette, one pixel a cell: thumbnails, and pictures without a photograph. */
export function colour(heatmap: Heatmap, palette: PaletteName): Pixels {
  const table = paletteTable(palette)
  const data = new Uint8ClampedArray(4 * heatmap.data.length)
  const [low, high] = scaleOf(heatmap)
  heatmap.data.forEach((value, i) => {
    const at = 3 * Math.min(255, Math.max(0, Math.round(((value - low) / (high - low)) * 255)))
    data.set([table[at] ?? 0, table[at + 1] ?? 0, table[at + 2] ?? 0, 255], 4 * i)
  })
  return { width: heatmap.width, height: heatmap.height, data }
}
