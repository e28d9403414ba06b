import { expect, it } from 'vitest'
import { isClipped, scaleOf } from './scale'
import { mapOf } from './testing/mapOf'

const fine = (value: (i: number) => number) =>
  mapOf(
    100,
    Array.from({ length: 10_000 }, (_, i) => value(i)),
  )

it('takes 0..1 for a normalised map and the extremes for any other', () => {
  expect(scaleOf(mapOf(2, [0, 1]))).toEqual([0, 1])
  expect(scaleOf(mapOf(2, [0, 0.96]))).toEqual([0, 1])
  expect(scaleOf(mapOf(2, [0, 0.03125]))).toEqual([0, 0.03125])
  expect(scaleOf(mapOf(2, [-2, 8]))).toEqual([-2, 8])
  expect(scaleOf(mapOf(2, [0, 0]))).toEqual([0, 1])
})

it('ends at the 99th percentile where the brightest hundredth of a fine map outshines the rest', () => {
  // 9,900 pixels up to 0.2, and 100 up to 1.
  const spiky = fine((i) => (i < 9900 ? (0.2 * i) / 9900 : 0.2 + (0.8 * (i - 9899)) / 100))
  expect(scaleOf(spiky)[1]).toBeCloseTo(0.2, 2)
  expect(isClipped(spiky)).toBe(true)
})

it('keeps the scale of coarse maps, of even ones, of signed ones; almost empty ones keep a tenth', () => {
  const [coarse, even] = [
    mapOf(
      10,
      Array.from({ length: 100 }, (_, i) => (i ? 0 : 1)),
    ),
    fine((i) => i / 9999),
  ]
  for (const map of [coarse, even, fine((i) => (i ? -0.1 : 1))]) expect(isClipped(map)).toBe(false)
  expect(scaleOf(even)).toEqual([0, 1])
  expect(scaleOf(fine((i) => (i < 9999 ? 0 : 1)))).toEqual([0, 0.1])
})
