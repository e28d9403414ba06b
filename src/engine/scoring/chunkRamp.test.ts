import { expect, test } from 'vitest'
import { openRamp, worthRamp } from './chunkRamp'

/** Sizes that the ramp asks for where a chunk of a size takes so long, and the one that it keeps. */
function climbed(planned: number, milliseconds: (size: number, turn: number) => number) {
  const ramp = openRamp(planned)
  const asked: number[] = []
  for (let turn = 0; !ramp.settled; turn++) {
    asked.push(ramp.size)
    ramp.took(ramp.size, milliseconds(ramp.size, turn))
  }
  return { asked, kept: ramp.size }
}

test('each size twice, doubling up to what memory allows; the quickest a copy is kept', () => {
  expect(climbed(64, (size) => 10 + size)).toEqual({ asked: [8, 8, 16, 16, 32, 32, 64, 64], kept: 64 })
})

test('the first chunk of a size may compile: the second is timed', () => {
  expect(climbed(16, (size, turn) => (turn % 2 === 0 ? 10_000 / size : 10 + size)).kept).toBe(16)
})

test('it ends where larger chunks are slower', () => {
  expect(climbed(64, (size) => (size > 16 ? 3 * size : size))).toEqual({
    asked: [8, 8, 16, 16, 32, 32],
    kept: 8,
  })
  expect(climbed(64, (size) => (size > 16 ? 3 * size : 20 + size)).kept).toBe(16)
})

test('of sizes that are as quick the smallest is kept', () => {
  expect(climbed(64, (size) => size).kept).toBe(8)
})

test('a device that takes one or two copies at once', () => {
  expect(openRamp(1)).toMatchObject({ size: 1, settled: true })
  expect(climbed(2, (size) => 10 + size)).toEqual({ asked: [1, 1, 2, 2], kept: 2 })
})

test('a batch that is short is padded to a size that was there before', () => {
  const ramp = openRamp(32)
  expect([1, 4, 5, 8, 9, 32].map((copies) => ramp.padded(copies))).toEqual([4, 4, 8, 8, 16, 32])
  ramp.took(3, 1)
  expect(ramp.size).toBe(4)
  while (!ramp.settled) ramp.took(ramp.size, ramp.size === 16 ? 1 : 1000)
  expect(ramp.size).toBe(16)
  expect([1, 16, 17].map((copies) => ramp.padded(copies))).toEqual([16, 16, 32])
})

test('short runs are not worth it', () => {
  expect([511, 512].map((copies) => worthRamp(copies, 64))).toEqual([false, true])
})
