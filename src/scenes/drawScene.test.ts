import { describe, expect, it } from 'vitest'
import { nodeCanvas } from '../../examples/scenes/nodeCanvas'
import { classNames } from './classes'
import { drawScene, type SceneOptions } from './drawScene'

const scene = (options: Partial<SceneOptions>) =>
  drawScene({ seed: 1, size: 96, makeCanvas: nodeCanvas, ...options })
const area = (mask: Uint8Array) => mask.reduce((sum, on) => sum + on, 0)
const spread = (data: Uint8ClampedArray) => {
  const mean = data.reduce((sum, v) => sum + v, 0) / data.length
  return Math.sqrt(data.reduce((sum, v) => sum + (v - mean) ** 2, 0) / data.length)
}

describe('drawScene', () => {
  it('draws the same pixels and masks for the same seed', () => {
    const [first, again] = [scene({ seed: 7 }), scene({ seed: 7 })]
    expect(Buffer.from(first.picture.data).equals(Buffer.from(again.picture.data))).toBe(true)
    expect(again.objects).toEqual(first.objects)
  })

  it('draws other pixels for another seed, fractions and negative ones too', () => {
    const seeds = [7, 8, 7.5, -7, 0]
    const pictures = seeds.map((seed) =>
      Buffer.from(scene({ seed, size: 32 }).picture.data).toString('base64'),
    )
    expect(new Set(pictures).size).toBe(seeds.length)
  })

  it('lays as many objects as asked for, of different classes', () => {
    for (const count of [1, 2, 3, 4]) {
      const names = scene({ seed: 40 + count, count }).objects.map((object) => object.class)
      expect(new Set(names).size).toBe(count)
      expect(classNames).toEqual(expect.arrayContaining(names))
    }
  })

  it('gives masks of 0 and 1 that never overlap, each filling its box to the edges', () => {
    for (const seed of [11, 12, 13]) {
      const { picture, objects } = scene({ seed, count: 4 })
      const total = new Uint8Array(picture.width * picture.height)
      for (const { mask, box } of objects) {
        const [left, top, width, height] = box
        mask.forEach((on, p) => {
          total[p] = (total[p] ?? 0) + on
        })
        expect(area(mask)).toBeGreaterThan(40)
        const columns = new Set<number>()
        const rows = new Set<number>()
        mask.forEach((on, p) => {
          if (on === 0) return
          columns.add(p % 96)
          rows.add(Math.floor(p / 96))
        })
        expect([Math.min(...columns), Math.max(...columns)]).toEqual([left, left + width - 1])
        expect([Math.min(...rows), Math.max(...rows)]).toEqual([top, top + height - 1])
      }
      expect(Math.max(...total)).toBe(1)
    }
  })

  it('has another colour where the mask is than where it is not', () => {
    const { picture, objects } = scene({ seed: 21, count: 1, size: 128 })
    const mask = objects[0]?.mask ?? new Uint8Array()
    const mean = (inside: number) => {
      const values = [...mask.keys()]
        .filter((p) => mask[p] === inside)
        .map((p) => picture.data[4 * p + 2] ?? 0)
      return values.reduce((sum, v) => sum + v, 0) / values.length
    }
    expect(Math.abs(mean(1) - mean(0))).toBeGreaterThan(8)
  })

  it('draws the same scene at every size', () => {
    const [small, large] = [scene({ seed: 5, size: 64 }), scene({ seed: 5, size: 192 })]
    expect(large.objects.map((o) => o.class)).toEqual(small.objects.map((o) => o.class))
    small.objects.forEach((object, i) => {
      const other = large.objects[i]
      expect(area(object.mask) / 64 ** 2).toBeCloseTo(area(other?.mask ?? object.mask) / 192 ** 2, 1)
      for (const [side, edge] of object.box.entries())
        expect(Math.abs(edge / 64 - (other?.box[side] ?? 0) / 192)).toBeLessThan(0.04)
    })
  })

  it('is opaque and neither black nor flat', () => {
    for (const size of [32, 33, 200]) {
      const { data, width, height } = scene({ seed: 3, size }).picture
      expect([width, height, data.length]).toEqual([size, size, 4 * size * size])
      expect(data.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true)
      expect(spread(data.filter((_, i) => i % 4 !== 3))).toBeGreaterThan(15)
    }
  })

  it.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    'seven' as unknown as number,
    undefined as unknown as number,
  ])('refuses the seed %s', (seed) =>
    expect(() => scene({ seed })).toThrow(/seed of a scene must be a finite number/),
  )

  it.each([31, 1025, 0, -64, 64.5, Number.NaN])('refuses the size %s', (size) => {
    expect(() => scene({ size })).toThrow(/size of a scene must be a whole number from 32 to 1024/)
  })

  it.each([0, 5, 1.5])('refuses the count %s', (count) => {
    expect(() => scene({ count })).toThrow(/1, 2, 3 or 4 objects/)
  })

  it('names its errors BadRecipe', () => {
    expect(() => scene({ size: 8 })).toThrow(expect.objectContaining({ name: 'BadRecipe' }))
  })
})
