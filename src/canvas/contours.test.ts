import { expect, test } from 'vitest'
import { coarsened } from './coarsened'
import { contourPath } from './contours'
import { valueAt, wholeOf } from './raster'
import { mapOf } from './testing/mapOf'

const points = (path: string) =>
  [...path.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)

test('between two columns the line lies where the smooth map has the value, from edge to edge', () => {
  const path = contourPath(mapOf(2, [0, 1, 0, 1]), 0.25, { mode: 'smooth' })
  expect(points(path).every(([x]) => x === 0.75)).toBe(true)
  expect(Math.min(...points(path).map(([, y]) => y))).toBe(0)
  expect(Math.max(...points(path).map(([, y]) => y))).toBe(2)
})

test('every point of a line has the value of the line on the painted map', () => {
  const bumpy = mapOf(
    7,
    Array.from({ length: 49 }, (_, i) => (Math.sin(i * 1.7) + 1) / 2),
  )
  bumpy.data[24] = 1
  for (const level of [0.25, 0.5, 0.75]) {
    const found = points(contourPath(bumpy, level, { mode: 'smooth' }))
    expect(found.length).toBeGreaterThan(10)
    for (const [x, y] of found)
      expect(
        valueAt(bumpy, wholeOf(7, 7), { x: Math.min(x, 6.999), y: Math.min(y, 6.999), mode: 'smooth' }),
      ).toBeCloseTo(level, 2)
  }
})

test('around drawn cells the line follows their edges', () => {
  expect(contourPath(mapOf(2, [0, 1, 0, 0]), 0.5, { mode: 'nearest' })).toBe('M1 0L1 1M1 1L2 1')
})

test('a saddle is cut where its middle says', () => {
  const apart = points(contourPath(mapOf(2, [1, 0, 0, 1]), 0.75, { mode: 'smooth' }))
  expect(apart).toContainEqual([0.75, 0.5])
  const joined = contourPath(mapOf(2, [1, 0, 0, 1]), 0.25, { mode: 'smooth' })
  expect(points(joined)).toContainEqual([1.25, 0.5])
  expect(joined).not.toContain('NaN')
})

test('a map of pixels is averaged first, and its mean stays', () => {
  const fine = mapOf(
    224,
    Array.from({ length: 224 * 224 }, (_, i) => (i % 224) / 223),
  )
  const { width, height, data } = coarsened(fine, 96)
  expect([width, height]).toEqual([75, 75])
  expect(data[0]).toBeCloseTo(1 / 223, 5)
  expect(coarsened(mapOf(2, [0, 1]), 96).width).toBe(2)
})
