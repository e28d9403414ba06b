import { expect, test } from 'vitest'
import { divergingTable } from './diverging'
import { mapPixels } from './mapPixels'
import { centred, inReach, reachOf } from './signed'
import { mapOf } from './testing/mapOf'

// Raw values -1, 0, 1, 3, min-maxed.
const map = mapOf(4, [0, 0.25, 0.5, 1], { min: -1, max: 3 })

test('zero is the middle, and equal magnitudes lie equally far from it', () => {
  expect(reachOf(map)).toBe(3)
  const found = [...centred(map).data]
  expect(found.map((v) => Math.round(1000 * v))).toEqual([333, 500, 667, 1000])
  expect([...inReach(map).data].map((v) => Math.round(1000 * v))).toEqual([-333, 0, 333, 1000])
})

test('blue speaks against, red speaks for, and zero is the palest; a flat map stays as it is', () => {
  const table = divergingTable()
  const { data } = mapPixels(centred(map), { palette: 'inferno', threshold: 0, table }, 'nearest')
  const redness = [0, 1, 2, 3].map((x) => (data[4 * x] ?? 0) - (data[4 * x + 2] ?? 0))
  expect(redness[0]).toBeLessThan(-20)
  expect(Math.abs(redness[1] ?? 99)).toBeLessThan(12)
  expect(redness[3]).toBeGreaterThan(redness[2] ?? 0)
  const flat = { ...map, state: 'flat' } as const
  expect(centred(flat)).toBe(flat)
})
