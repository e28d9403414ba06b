import { describe, expect, it } from 'vitest'
import type { Pixels } from '../picture/types'
import { blend, initialLook } from './blend'
import { conceptColour, conceptPixels } from './concepts'
import { wholeOf } from './raster'
import { mapOf } from './testing/mapOf'

const [first, second] = [mapOf(2, [1, 0.2]), mapOf(2, [0.4, 0.6])]
const pixel = ({ data }: Pixels, x: number) => [...data.slice(4 * x, 4 * x + 4)]

describe('conceptPixels', () => {
  it('paints each place in the colour of its strongest concept, as strong as it is', () => {
    const found = conceptPixels([first, second], { threshold: 0, mode: 'nearest' })
    expect(pixel(found, 0)).toEqual([...conceptColour(0), 255])
    expect(pixel(found, 1)).toEqual([...conceptColour(1), 153])
  })

  it('leaves out what is weaker than the threshold', () => {
    const found = conceptPixels([first, second], { threshold: 0.7, mode: 'nearest' })
    expect([pixel(found, 0)[3], pixel(found, 1)[3]]).toEqual([255, 0])
  })

  it('changes colour where two concepts are equally strong', () => {
    const { width, data } = conceptPixels([mapOf(2, [1, 0]), mapOf(2, [0, 1])], {
      threshold: 0,
      mode: 'smooth',
    })
    const row = Array.from({ length: width }, (_, x) => [...data.slice(4 * x, 4 * x + 3)].join())
    const turn = row.indexOf(conceptColour(1).join())
    expect(Math.abs(turn - width / 2)).toBeLessThanOrEqual(1)
    expect(new Set(row).size).toBe(2)
  })
})

describe('blend with concepts', () => {
  const picture: Pixels = { width: 2, height: 1, data: Uint8ClampedArray.of(200, 100, 50, 255, 0, 0, 0, 255) }
  const job = {
    picture,
    heatmap: first,
    geometry: wholeOf(2, 1),
    cells: 'nearest',
    look: initialLook,
  } as const

  it('lays their colours over the grey picture', () => {
    const out = blend({ ...job, concepts: [first, second] })
    const grey = 0.2126 * 200 + 0.7152 * 100 + 0.0722 * 50
    const wanted = conceptColour(0).map((v) => Math.round(0.35 * grey + 0.65 * v))
    expect(pixel(out, 0)).toEqual([...wanted, 255])
    expect(pixel(out, 1)).toEqual([
      ...conceptColour(1).map((v) => Math.round(v * 0.65 * Math.fround(0.6))),
      255,
    ])
  })

  it('leaves the picture alone at opacity 0', () => {
    expect(blend({ ...job, concepts: [first, second], look: { ...initialLook, opacity: 0 } }).data).toEqual(
      picture.data,
    )
  })
})

describe('conceptColour', () => {
  it('has twenty colours that differ', () => {
    const all = Array.from({ length: 20 }, (_, i) => conceptColour(i))
    expect(new Set(all.map((c) => c.join())).size).toBe(20)
    expect(all.flat().every((v) => Number.isInteger(v) && v >= 0 && v <= 255)).toBe(true)
  })
})
