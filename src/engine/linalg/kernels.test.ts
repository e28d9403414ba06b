// Covariances against their formulas, and what a trend is for.
import { expect, test } from 'vitest'
import { covariances, type Kernel, openField, variancesOf } from './kernels'
import { openKriging } from './kriging'

/** Four points on a line: distances 1, 2, 3, 1, 2, 1, of which the median is 2. */
const field = openField([0, 1, 2, 3].map((x) => Float64Array.of(x, 5)))

test('distances are in units of the median one', () => {
  expect(field.median).toBe(4)
  const near = (kernel: Kernel) => [...covariances(field, kernel, 0)]
  const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12))
  const squared = [0, 1, 4, 9].map((d2) => d2 / 4)
  expect(near({ shape: 'smooth', reach: 2 })).toEqual(close(squared.map((d2) => Math.exp(-d2 / 2))))
  expect(near({ shape: 'rough', reach: 2 })).toEqual(close(squared.map((d2) => Math.exp(-Math.sqrt(d2) / 2))))
})

test('a trend adds the product of both offsets from the mean point', () => {
  const kernel: Kernel = { shape: 'rough', reach: 1, trend: true }
  const plain = covariances(field, { shape: 'rough', reach: 1 }, 3)
  const offsets = [-1.5, -0.5, 0.5, 1.5]
  const products = offsets.map((offset) => (offset * 1.5) / 1.25)
  expect([...covariances(field, kernel, 3)]).toEqual(
    products.map((product, i) => expect.closeTo((plain[i] as number) + product, 12)),
  )
  expect([...variancesOf(field, kernel)]).toEqual(
    offsets.map((offset) => expect.closeTo(1 + offset ** 2 / 1.25, 12)),
  )
  expect([...variancesOf(field, { shape: 'rough', reach: 1 })]).toEqual([1, 1, 1, 1])
})

test('points that are all the same', () => {
  const same = openField([3, 3].map((x) => Float64Array.of(x)))
  expect([...covariances(same, { shape: 'smooth', reach: 1, trend: true }, 0)]).toEqual([1, 1])
})

test('what rises along a line is guessed far from what was measured, with a trend', () => {
  const far = openField(Array.from({ length: 40 }, (_, i) => Float64Array.of(i, Math.sin(9 * i))))
  const off = [true, false].map((trend) => {
    const kriging = openKriging(far, { shape: 'rough', reach: 1, trend })
    for (let i = 0; i < 20; i++) kriging.add(i)
    const { means } = kriging.guess(Array.from({ length: 20 }, (_, i) => 7 + 3 * i))
    return Math.abs((means[39] as number) - (7 + 3 * 39))
  })
  expect(off[0]).toBeLessThan((off[1] as number) / 2)
})
