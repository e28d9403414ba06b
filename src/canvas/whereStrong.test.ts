import { expect, test } from 'vitest'
import { wholeOf } from './raster'
import { mapOf } from './testing/mapOf'
import { whereStrong } from './whereStrong'

test('the third with the peak, and the share that reaches half of the scale', () => {
  const corner = mapOf(4, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0])
  const found = whereStrong(corner, wholeOf(100, 100))
  expect([found?.row, found?.column]).toEqual([2, 0])
  // A quarter of the side, and half way to the next centre: (1/4)^2 of the picture and no more.
  expect(found?.share).toBeGreaterThan(0.04)
  expect(found?.share).toBeLessThan(0.0635)
  const left = whereStrong(mapOf(2, [1, 0]), wholeOf(100, 50))
  expect([left?.row, left?.column, left?.share]).toEqual([0, 0, 0.5])
})

test('what the model did not see of the picture counts as not covered', () => {
  const full = mapOf(2, [1, 1, 1, 0])
  const geometry = {
    picture: [200, 100],
    source: [100, 0, 100, 100],
    target: [0, 0, 64, 64],
    input: [64, 64],
  } as const
  const found = whereStrong(full, geometry)
  expect(found?.column).toBeGreaterThan(0)
  expect(found?.share).toBeGreaterThan(0.35)
  expect(found?.share).toBeLessThan(0.5)
})

test('a map without structure is strong nowhere', () => {
  expect(whereStrong(mapOf(2, [0, 0], { state: 'flat' }), wholeOf(10, 10))).toBeNull()
})
