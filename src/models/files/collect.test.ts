import { expect, test } from 'vitest'
import { collect } from './collect'

test.each([
  ['stated right', 5],
  ['stated too small', 3],
  ['stated too large', 9],
  ['not stated', null],
])('pieces are one buffer: size %s', (_, total) => {
  const collected = collect(total)
  for (const piece of [[1, 2], [3, 4], [5]]) collected.add(Uint8Array.from(piece))
  expect([...new Uint8Array(collected.whole())]).toEqual([1, 2, 3, 4, 5])
})

test('a size that is right is room made once', () => {
  const collected = collect(2)
  collected.add(Uint8Array.of(7, 8))
  expect(collected.whole()).toBe(collected.whole())
})
