import { expect, it } from 'vitest'
import { differenceOf, differenceScale, onOneScale, rawOf } from './oneScale'
import { mapOf } from './testing/mapOf'

const map = (data: number[], rest: Parameters<typeof mapOf>[2] = {}) => mapOf(data.length, data, rest)
const rounded = (data: Iterable<number>) => Array.from(data, (v) => Math.round(v * 1e6) / 1e6)

it('gives back the values before min-max, also where an epsilon kept the largest below 1', () => {
  expect(rounded(rawOf(map([0, 0.5, 1], { min: 2, max: 6 })).data)).toEqual([2, 4, 6])
  expect(rounded(rawOf(map([0, 0.25, 0.5], { min: -1, max: 3 })).data)).toEqual([-1, 1, 3])
})

it('divides raw values by the largest of all maps', () => {
  const { maps, scale, unit } = onOneScale([
    map([0, 0.5, 1], { max: 2 }),
    map([0, 1, 0.25], { max: 8 }),
    map([0, 0, 0], { max: 0, state: 'negative' }),
  ])
  expect(maps.map((m) => rounded(m.data))).toEqual([
    [0, 0.125, 0.25],
    [0, 1, 0.25],
    [0, 0, 0],
  ])
  expect([scale, unit]).toEqual([[0, 1], 8])
})

it('keeps signed maps signed: the scale reaches down to the lowest value', () => {
  const { maps, scale } = onOneScale([map([0, 1], { min: -4, max: 2 }), map([0, 1], { min: 0, max: 3 })])
  expect(maps.map((m) => rounded(m.data))).toEqual([
    [-1, 0.5],
    [0, 0.75],
  ])
  expect(scale).toEqual([-1, 1])
})

it('subtracts the second map from the first', () => {
  const difference = differenceOf(map([1, 0.25, 0]), map([0.5, 0.25, 1]))
  expect(rounded(difference?.data ?? [])).toEqual([0.5, 0, -1])
  expect([difference?.min, difference?.max, difference?.state]).toEqual([-1, 0.5, 'ok'])
})

it('counts a map without structure as zero, and has nothing to say of two such maps or of NaN', () => {
  const flat = map([0.3, 0.3], { state: 'flat' })
  expect(rounded(differenceOf(map([1, 0]), flat)?.data ?? [])).toEqual([1, 0])
  expect(differenceOf(flat, flat)).toBeNull()
  expect(differenceOf(map([1, 0]), map([0, 1], { state: 'nan' }))).toBeNull()
  expect(differenceOf(map([1, 0]), map([1, 0]))?.state).toBe('flat')
})

it('spreads the colours of a difference over -1 to 1, and of values that nobody normalised as far as they go', () => {
  expect(differenceScale([map([0, 1]), map([0, 0.02])])).toEqual([-1, 1])
  expect(differenceScale([map([0, 0.25]), map([0, 0.125])])).toEqual([-0.25, 0.25])
  expect(differenceScale([map([-8, 3]), map([0, 0], { state: 'negative' })])).toEqual([-8, 8])
  expect(differenceScale([map([-4, 9]), map([8, 0]), map([-12, 9])])).toEqual([-12, 12])
  expect(differenceScale([])).toEqual([-1, 1])
})
