import { describe, expect, it } from 'vitest'
import type { Heatmap } from '../engine/types'
import type { Pixels } from '../picture/types'
import { blend } from './blend'
import { mapPixels } from './mapPixels'
import { paletteTable } from './palette'
import { wholeOf } from './raster'
import { mapOf } from './testing/mapOf'

const heatmap = mapOf(3, [0, 0.5, 1, 0.25, 0.75, 0.1])
const look = { palette: 'viridis', opacity: 1, threshold: 0.3 } as const

describe('mapPixels', () => {
  it('gives a pixel a cell, transparent under the threshold', () => {
    const { width, height, data } = mapPixels(heatmap, look, 'nearest')
    expect([width, height]).toEqual([3, 2])
    expect([3, 7, 11, 15, 19, 23].map((i) => data[i])).toEqual([0, 255, 255, 0, 255, 0])
    expect([...data.slice(8, 11)]).toEqual([...paletteTable('viridis').slice(-3)])
  })

  it('is the overlay that blend computes at full opacity, pixel by pixel', () => {
    const smooth = mapPixels(heatmap, { ...look, threshold: 0 }, 'smooth')
    const { width, height } = smooth
    expect([width, height]).toEqual([255, 170])
    const picture: Pixels = { width, height, data: new Uint8ClampedArray(4 * width * height).fill(255) }
    const geometry = wholeOf(width, height)
    const out = blend({ picture, heatmap, geometry, look: { ...look, threshold: 0 }, cells: 'smooth' })
    const worst = out.data.reduce((bad, v, i) => Math.max(bad, Math.abs(v - (smooth.data[i] ?? 0))), 0)
    // The two round the value in another order; a colour beside is 4 levels at most.
    expect(worst).toBeLessThanOrEqual(4)
  })

  it('is the shadow under which a picture shows where the map is high, as blend computes it', () => {
    const reveal = { palette: 'reveal', opacity: 1, threshold: 0.3 } as const
    const shadow = mapPixels(heatmap, reveal, 'nearest')
    const picture: Pixels = { width: 3, height: 2, data: new Uint8ClampedArray(24).fill(255) }
    picture.data.set([200, 100, 50, 255], 8)
    const geometry = wholeOf(3, 2)
    const out = blend({ picture, heatmap, geometry, look: reveal, cells: 'nearest' })
    expect([...out.data.slice(8, 12)]).toEqual([200, 100, 50, 255])
    const light = (i: number) => 255 - (shadow.data[4 * i + 3] ?? 0)
    for (const i of [0, 1, 3, 4, 5])
      expect(Math.abs((out.data[4 * i] ?? 0) - light(i))).toBeLessThanOrEqual(1)
    expect([0, 3, 5].map(light)).toEqual([0, 0, 0])
    const half = blend({ picture, heatmap, geometry, look: { ...reveal, opacity: 0.5 }, cells: 'nearest' })
    expect([...half.data.slice(0, 3)]).toEqual([128, 128, 128])
  })

  it('leaves a map that is as large as the stage as it is', () => {
    const large: Heatmap = {
      ...heatmap,
      width: 224,
      height: 224,
      data: new Float32Array(224 * 224).fill(0.5),
    }
    expect(mapPixels(large, look, 'smooth').width).toBe(224)
  })
})
