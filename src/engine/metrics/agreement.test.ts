import { expect, test } from 'vitest'
import { agreement, agreements, likeness } from './agreement'

const grid = (width: number, ...values: number[]) => ({
  width,
  height: values.length / width,
  data: Float32Array.from(values),
})

test('only the order of the places counts, equal values share their rank', () => {
  expect(agreement(grid(2, 0, 1, 2, 3), grid(2, 0, 0.1, 5, 6))).toBeCloseTo(1, 6)
  expect(agreement(grid(2, 0, 1, 2, 3), grid(2, 3, 2, 1, 0))).toBeCloseTo(-1, 6)
  // Ranks 1.5 1.5 3 4 and 1 2 3 4: scipy.stats.spearmanr gives 0.9487.
  expect(agreement(grid(2, 0, 0, 2, 3), grid(2, 0, 1, 2, 3))).toBeCloseTo(0.9486833, 6)
})

test('the coarser map is laid over the finer', () => {
  const fine = grid(4, ...Array.from({ length: 16 }, (_, i) => (i % 4) + 0.01 * Math.floor(i / 4)))
  expect(agreement(fine, grid(2, 0, 1, 0.1, 1.1))).toBeGreaterThan(0.9)
  expect(agreement(grid(2, 0, 1, 0.1, 1.1), fine)).toBe(agreement(fine, grid(2, 0, 1, 0.1, 1.1)))
})

test('a flat map, or one that is no number, is like none', () => {
  expect(agreement(grid(2, 1, 1, 1, 1), grid(2, 0, 1, 2, 3))).toBeNaN()
  expect(likeness(grid(2, 1, 1, 1, 1), grid(2, 0, 1, 2, 3))).toBe(0)
  expect(likeness(grid(2, Number.NaN, 1, 1, 1), grid(2, 0, 1, 2, 3))).toBe(0)
})

test('the table of several has ones on its diagonal and two equal halves', () => {
  const maps = [grid(2, 0, 1, 2, 3), grid(2, 3, 2, 1, 0), grid(2, 0, 2, 1, 3)]
  const table = agreements(maps)
  expect(table.map((row, i) => row[i])).toEqual([1, 1, 1])
  expect(table[0]?.[1]).toBeCloseTo(-1, 6)
  for (const [i, row] of table.entries())
    for (const [j, value] of row.entries()) expect(value).toBe(table[j]?.[i])
})
