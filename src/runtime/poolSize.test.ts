import { expect, test } from 'vitest'
import { idleTime, paysForWorkers, poolSize } from './poolSize'

test('one instance a core, within a quarter of the memory and at most 8', () => {
  const gib = 2 ** 30
  expect(poolSize(2, 8 * gib, 14e6)).toBe(2)
  expect(poolSize(32, 64 * gib, 14e6)).toBe(8)
  expect(poolSize(8, 8 * gib, 100e6)).toBe(5)
  expect(poolSize(8, 2 * gib, 100e6)).toBe(1)
  expect(poolSize(8, gib / 4, 500e6)).toBe(1)
})

test('a large model has workers for long runs alone', () => {
  const run = { forwards: 10, pace: 200, weightBytes: 14e6 }
  expect(paysForWorkers(run, 400)).toBe(true)
  // As the line under a map asks: copies of 100 MB for seconds would be more than the map itself took.
  expect(paysForWorkers({ ...run, weightBytes: 100e6 }, 400)).toBe(false)
  expect(paysForWorkers({ ...run, weightBytes: 100e6, forwards: 512 }, 400)).toBe(true)
  expect(paysForWorkers({ ...run, pace: 10 }, 400)).toBe(false)
})

test('workers of a large model are given back sooner', () => {
  expect([14e6, 100e6].map(idleTime)).toEqual([120_000, 20_000])
})
