import { describe, expect, test } from 'vitest'
import { cornersOf } from './corners'
import { suppressed } from './suppress'

describe('four numbers of a box', () => {
  const shape = [1, 50, 100, 3]
  test('are its middle, width and height in pixels', () => {
    expect([...cornersOf(Float32Array.of(20, 30, 10, 4), 'centre', shape)]).toEqual([15, 28, 25, 32])
  })
  test('are shares of the picture where none is as large as a pixel', () => {
    expect([...cornersOf(Float32Array.of(0.5, 0.5, 0.2, 0.4), 'centre', shape)].map(Math.round)).toEqual([
      40, 15, 60, 35,
    ])
  })
  test('are corners, in either order', () => {
    expect([...cornersOf(Float32Array.of(1, 2, 3, 4), 'corners', shape)]).toEqual([1, 2, 3, 4])
    expect([...cornersOf(Float32Array.of(2, 1, 4, 3), 'rows', shape)]).toEqual([1, 2, 3, 4])
  })
  test('may be no numbers, which says nothing of the unit of the others', () => {
    const found = cornersOf(Float32Array.of(Number.NaN, 0.5, 0.2, 0.4, 0.5, 0.5, 0.5, 0.5), 'corners', shape)
    expect(found[0]).toBeNaN()
    expect([...found.slice(4)]).toEqual([50, 25, 50, 25])
  })
})

describe('of boxes that overlap', () => {
  const at = (left: number, top = 0) => [left, top, left + 10, top + 10]
  const corners = Float32Array.from([...at(0), ...at(1), ...at(2), ...at(40)])
  const box = (anchor: number, probability: number, classIndex = 0) => ({
    ...{ anchor, classIndex, probability },
    logit: 0,
  })
  const kept = (...boxes: readonly ReturnType<typeof box>[]) =>
    suppressed(boxes, corners).map(({ anchor }) => anchor)

  test('the best of a class stays', () => {
    // 9 of 11 columns are shared: 0.82; 8 of 12: 0.67.
    expect(kept(box(0, 0.5), box(1, 0.9), box(3, 0.1))).toEqual([1, 3])
    expect(kept(box(0, 0.9), box(2, 0.8))).toEqual([0, 2])
  })
  test('another class stays as well', () => {
    expect(kept(box(0, 0.5, 1), box(1, 0.9))).toEqual([1, 0])
  })
  test('one that was dropped drops none itself', () => {
    expect(kept(box(1, 0.9), box(0, 0.8), box(2, 0.7))).toEqual([1])
    const chain = Float32Array.from([...at(0), ...at(1.5), ...at(3)])
    const list = [box(0, 0.9), box(1, 0.8), box(2, 0.7)]
    expect(suppressed(list, chain).map(({ anchor }) => anchor)).toEqual([0, 2])
  })
  test('a threshold afterwards leaves what it would have left before', () => {
    const list = [box(0, 0.5), box(1, 0.9), box(2, 0.4), box(3, 0.3)]
    const after = suppressed(list, corners).filter(({ probability }) => probability >= 0.4)
    const before = suppressed(
      list.filter(({ probability }) => probability >= 0.4),
      corners,
    )
    expect(after).toEqual(before)
  })
  test('of equal scores the first number stays', () => {
    expect(kept(box(1, 0.9), box(0, 0.9))).toEqual([0])
  })
})

test('cells of 8, 16 and 32 pixels, counted from each place on', () => {
  // 32 × 32: 16 places, 4 and 1. The second of the first row, the third of the second level, the last.
  const numbers = new Float32Array(21 * 4)
  numbers.set([0.5, 0.25, Math.log(2), 0], 1 * 4)
  numbers.set([-0.5, 0, 0, Math.log(3)], 18 * 4)
  numbers.set([0.5, 0.5, 0, 0], 20 * 4)
  const corners = cornersOf(numbers, 'cells', [1, 32, 32, 3])
  const at = (i: number) => [...corners.subarray(i * 4, i * 4 + 4)].map((edge) => Number(edge.toFixed(4)))
  expect(at(1)).toEqual([4, -2, 20, 6])
  expect(at(18)).toEqual([-16, -8, 0, 40])
  expect(at(20)).toEqual([0, 0, 32, 32])
})
