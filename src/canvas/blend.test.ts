import { describe, expect, it } from 'vitest'
import type { Heatmap, HeatmapState } from '../engine/types'
import type { Pixels } from '../picture/types'
import { type BlendJob, blend, blendRows, colour, type Look } from './blend'
import { paletteTable } from './palette'
import { wholeOf } from './raster'

const heatmap = (width: number, height: number, data: number[], state: HeatmapState = 'ok'): Heatmap => ({
  width,
  height,
  data: Float32Array.from(data),
  min: 0,
  max: 1,
  state,
})

/** Every pixel of one colour. */
function plain(width: number, height: number, rgb: readonly number[]): Pixels {
  const data = new Uint8ClampedArray(4 * width * height)
  for (let i = 0; i < width * height; i++) data.set([...rgb, 255], 4 * i)
  return { width, height, data }
}

const look: Look = { palette: 'viridis', opacity: 1, threshold: 0 }
const pixel = (p: Pixels, x: number, y: number) => [
  ...p.data.slice(4 * (y * p.width + x), 4 * (y * p.width + x) + 3),
]
const job = (change: Partial<BlendJob>): BlendJob => ({
  picture: plain(4, 2, [200, 100, 50]),
  heatmap: heatmap(2, 1, [0, 1]),
  geometry: wholeOf(4, 2),
  look,
  cells: 'smooth',
  ...change,
})

describe('blend', () => {
  it('paints the palette alone at full opacity, bilinear between half-pixel centres', () => {
    const out = blend(job({}))
    const table = paletteTable('viridis')
    const at = (value: number) => [...table.slice(3 * value, 3 * value + 3)]
    // Pixel centres 0.5, 1.5, 2.5, 3.5 of 4 lie at -0.25, 0.25, 0.75, 1.25 between the two cells.
    expect([0, 1, 2, 3].map((x) => pixel(out, x, 0))).toEqual([at(0), at(64), at(191), at(255)])
    expect(pixel(out, 3, 1)).toEqual(at(255))
  })

  it('shows whole cells with nearest', () => {
    const out = blend(job({ cells: 'nearest' }))
    expect(pixel(out, 1, 0)).toEqual(pixel(out, 0, 0))
    expect(pixel(out, 2, 0)).toEqual([253, 231, 37])
  })

  it('turns the picture grey under the map: half of the grey value and half of the colour', () => {
    const grey = 0.2126 * 200 + 0.7152 * 100 + 0.0722 * 50
    const out = blend(job({ look: { ...look, opacity: 0.5 } }))
    expect(pixel(out, 3, 0)).toEqual([253, 231, 37].map((c) => Math.round(0.5 * grey + 0.5 * c)))
  })

  it('leaves the picture untouched at opacity 0', () => {
    expect(blend(job({ look: { ...look, opacity: 0 } })).data).toEqual(job({}).picture.data)
  })

  it('leaves values under the threshold uncoloured, but grey', () => {
    const out = blend(job({ look: { ...look, threshold: 0.5 }, cells: 'nearest' }))
    const grey = Math.round(0.2126 * 200 + 0.7152 * 100 + 0.0722 * 50)
    expect(pixel(out, 0, 0)).toEqual([grey, grey, grey])
    expect(pixel(out, 3, 0)).toEqual([253, 231, 37])
  })

  it('maps only what a centred crop saw, and leaves the rest natural', () => {
    const geometry = { picture: [4, 2], source: [1, 0, 2, 2], target: [0, 0, 8, 8], input: [8, 8] } as const
    const out = blend(job({ geometry, cells: 'nearest' }))
    expect([0, 1, 2, 3].map((x) => pixel(out, x, 1))).toEqual([
      [200, 100, 50],
      [68, 1, 84],
      [253, 231, 37],
      [200, 100, 50],
    ])
  })

  it('takes only the part of the map that a letterboxed picture covers', () => {
    // 4 x 2 picture on an 8 x 8 input: rows 2..6, so rows 1 and 2 of a 4 x 4 map.
    const geometry = { picture: [4, 2], source: [0, 0, 4, 2], target: [0, 2, 8, 4], input: [8, 8] } as const
    const rows = [0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1]
    const out = blend(job({ geometry, heatmap: heatmap(4, 4, rows), cells: 'nearest' }))
    expect(pixel(out, 2, 0)).toEqual([253, 231, 37])
    expect(pixel(out, 2, 1)).toEqual([68, 1, 84])
  })

  it.each(['flat', 'negative', 'nan'] as const)(
    'leaves the picture untinted for a map that is %s',
    (state) => {
      const out = blend(job({ heatmap: heatmap(2, 1, [0, 0], state) }))
      expect(out.data).toEqual(job({}).picture.data)
    },
  )

  it('stretches a map that is not normalised to its own extremes', () => {
    const out = blend(job({ heatmap: heatmap(2, 1, [-4, 12]), cells: 'nearest' }))
    expect(pixel(out, 0, 0)).toEqual([68, 1, 84])
    expect(pixel(out, 3, 0)).toEqual([253, 231, 37])
  })

  it('gives the same in strips as in one go', () => {
    const whole = job({ picture: plain(7, 5, [9, 99, 199]), geometry: wholeOf(7, 5) })
    const out: Pixels = { ...whole.picture, data: new Uint8ClampedArray(whole.picture.data) }
    for (let from = 0; from < 5; from += 2) blendRows(whole, out, { from, to: Math.min(5, from + 2) })
    expect(out.data).toEqual(blend(whole).data)
  })
})

describe('colour', () => {
  it('gives one pixel a cell', () => {
    const out = colour(heatmap(3, 1, [0, 0.5, 1]), 'inferno')
    expect([...out.data]).toEqual([0, 0, 4, 255, 188, 55, 84, 255, 252, 255, 164, 255])
  })
})
