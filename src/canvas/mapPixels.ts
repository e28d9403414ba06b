// The map alone, small: laid over the grey picture by the browser's own compositor it gives what `blend` computes.
// So a slider repaints nothing, and a partial map costs a few thousand pixels.
import type { Heatmap } from '../engine/types'
import type { Pixels } from '../picture/types'
import type { Look } from './blend'
import { paletteTable, reveals } from './palette'
import { type Axis, axesOf, type Cells, mapRow, rasterOf, wholeOf } from './raster'
import { scaleOf } from './scale'

interface Colouring extends Pick<Look, 'palette' | 'threshold'> {
  /** 256 colours instead of the palette. */
  readonly table?: Uint8Array | undefined
}

/**
 * Colours of the map, transparent under the threshold: its cells, or bilinear between them. What reveals is a shadow
 * instead, the darker the lower the map; under the threshold it is the darkest.
 */
export function mapPixels(heatmap: Heatmap, { palette, threshold, table }: Colouring, mode: Cells): Pixels {
  const raster = rasterOf(heatmap, mode)
  const { width, height } = raster
  const { columns, lines } = axesOf(raster, heatmap, { geometry: wholeOf(width, height), mode })
  const pixels = new Uint32Array(width * height)
  const colours =
    reveals(palette) && !table ? shadowsOf(threshold) : coloursOf(table ?? paletteTable(palette), threshold)
  const [low, high] = scaleOf(heatmap)
  const row = new Float32Array(heatmap.width)
  for (let y = 0; y < height; y++) {
    mapRow(row, { heatmap, lines, y, low, span: high - low })
    colourRow(pixels.subarray(y * width, (y + 1) * width), row, { columns, colours })
  }
  return { width, height, data: new Uint8ClampedArray(pixels.buffer) }
}

/** 256 colours as the canvas keeps them (red in the lowest byte), the least value that has one, and what is below it. */
function coloursOf(table: Uint8Array, threshold: number) {
  const byte = (i: number) => table[i] ?? 0
  const words = Uint32Array.from(
    { length: 256 },
    (_, i) => (0xff000000 | (byte(3 * i + 2) << 16) | (byte(3 * i + 1) << 8) | byte(3 * i)) >>> 0,
  )
  return { words, threshold, below: 0 }
}

/** Black, ever thinner. */
function shadowsOf(threshold: number): ReturnType<typeof coloursOf> {
  const words = Uint32Array.from({ length: 256 }, (_, i) => ((255 - i) << 24) >>> 0)
  return { words, threshold, below: 0xff000000 }
}

interface RowColours {
  readonly columns: Axis
  readonly colours: ReturnType<typeof coloursOf>
}

function colourRow(out: Uint32Array, row: Float32Array, { columns, colours }: RowColours): void {
  const { low, high, share } = columns
  for (let x = 0; x < out.length; x++) {
    const left = row[low[x] ?? 0] ?? 0
    const value = left + ((row[high[x] ?? 0] ?? 0) - left) * (share[x] ?? 0)
    const at = Math.min(255, Math.max(0, Math.round(value * 255)))
    out[x] = value < colours.threshold ? colours.below : (colours.words[at] ?? 0)
  }
}
