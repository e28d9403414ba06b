// Several maps in one picture: each place in the colour of the map that is strongest there, as strong as it is.
// As pytorch-grad-cam's show_factorization_on_image, which fades to black where this lets the picture through.
import type { Heatmap } from '../engine/types'
import type { Pixels } from '../picture/types'
import type { BlendJob, Rows } from './blend'
import { type Axes, axesOf, type Cells, mapRow, rasterOf, wholeOf } from './raster'

type Rgb = readonly [number, number, number]

/** Okabe and Ito's colours, which most colour-blind people tell apart (jfly.uni-koeln.de/color). */
const apart: readonly Rgb[] = [
  [230, 159, 0],
  [86, 180, 233],
  [0, 158, 115],
  [240, 228, 66],
  [0, 114, 178],
  [213, 94, 0],
  [204, 121, 167],
]

/** Colour of concept number `i`; beyond the seventh by steps of the golden angle. */
export function conceptColour(i: number): Rgb {
  const known = apart[i]
  if (known) return known
  const hue = (i * 137.508) % 360
  const part = (shift: number) => {
    const k = (shift + hue / 30) % 12
    return Math.round(255 * (0.6 - 0.26 * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return [part(0), part(8), part(4)]
}

export const conceptCss = (i: number): string => `rgb(${conceptColour(i).join(' ')})`

/** For each pixel of one row the map that is strongest there, and its value in 0..1. */
interface Strongest {
  readonly which: Uint8Array
  readonly value: Float32Array
}

interface Search {
  readonly concepts: readonly Heatmap[]
  readonly axes: Axes
}

/** Finds the strongest of every row; a row is good until the next one is asked for. */
function finder({ concepts, axes: { columns, lines } }: Search): (y: number) => Strongest {
  const { from, to, low, high, share } = columns
  const found = { which: new Uint8Array(low.length), value: new Float32Array(low.length) }
  const row = new Float32Array(concepts[0]?.width ?? 0)
  return (y) => {
    found.which.fill(0)
    found.value.fill(0)
    for (const [i, heatmap] of concepts.entries()) {
      mapRow(row, { heatmap, lines, y, low: 0, span: 1 })
      for (let x = from; x < to; x++) {
        const left = row[low[x] ?? 0] ?? 0
        const here = left + ((row[high[x] ?? 0] ?? 0) - left) * (share[x] ?? 0)
        if (here <= (found.value[x] ?? 0)) continue
        found.which[x] = i
        found.value[x] = Math.min(1, here)
      }
    }
    return found
  }
}

interface Painting {
  readonly threshold: number
  readonly mode: Cells
  /** Number of the first of them, which has the first colour. */
  readonly first?: number
}

/** The concepts alone, for the browser's compositor: opaque where they are strong, transparent under the threshold. */
export function conceptPixels(
  concepts: readonly Heatmap[],
  { threshold, mode, first = 0 }: Painting,
): Pixels {
  const [map = { width: 1, height: 1 }] = concepts
  const raster = rasterOf(map, mode)
  const { width, height } = raster
  const axes = axesOf(raster, map, { geometry: wholeOf(width, height), mode })
  const strongest = finder({ concepts, axes })
  const words = concepts.map((_, i) => wordOf(conceptColour(first + i)))
  const pixels = new Uint32Array(width * height)
  for (let y = 0; y < height; y++) {
    const { which, value } = strongest(y)
    for (let x = 0; x < width; x++) {
      const strength = value[x] ?? 0
      if (strength >= threshold)
        pixels[y * width + x] = (words[which[x] ?? 0] ?? 0) | (Math.round(255 * strength) << 24)
    }
  }
  return { width, height, data: new Uint8ClampedArray(pixels.buffer) }
}

/** As the canvas keeps it, red in the lowest byte, without opacity. */
const wordOf = ([r, g, b]: Rgb) => r | (g << 8) | (b << 16)

type ConceptJob = BlendJob & { readonly concepts: readonly Heatmap[] }

/** The rows `from` to `to` (end excluded) of the picture under its concepts, into `out`, which holds the picture. */
export function blendConceptRows(
  { picture, concepts, geometry, cells: mode, look }: ConceptJob,
  out: Pixels,
  rows: Rows,
): void {
  const [map = { width: 1, height: 1 }] = concepts
  const axes = axesOf(picture, map, { geometry, mode })
  const { columns, lines } = axes
  const strongest = finder({ concepts, axes })
  const colours = concepts.map((_, i) => conceptColour(i))
  const grey = Math.min(1, look.opacity * 4)
  for (let y = Math.max(rows.from, lines.from); y < Math.min(rows.to, lines.to); y++) {
    const { which, value } = strongest(y)
    for (let x = columns.from; x < columns.to; x++) {
      const strength = value[x] ?? 0
      const opacity = strength < look.threshold ? 0 : look.opacity * strength
      tint(out.data, 4 * (y * picture.width + x), {
        colour: colours[which[x] ?? 0] ?? [0, 0, 0],
        opacity,
        grey,
      })
    }
  }
}

interface Tint {
  readonly colour: Rgb
  readonly opacity: number
  readonly grey: number
}

/** Greys one pixel, then lays the colour over it, in place. */
function tint(data: Uint8ClampedArray, at: number, { colour, opacity, grey }: Tint): void {
  const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
  const ground = grey * (0.2126 * r + 0.7152 * g + 0.0722 * b)
  for (const [i, own] of [r, g, b].entries())
    data[at + i] = (ground + (1 - grey) * own) * (1 - opacity) + (colour[i] ?? 0) * opacity
}
