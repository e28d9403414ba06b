import { describe, expect, it } from 'vitest'
import type { Grid } from '../maps/grid'
import { bestIoU, energy, pointing, stretched, type Truth } from './truth'

const grid = (rows: readonly (readonly number[])[]): Grid => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  data: Float32Array.from(rows.flat()),
})
const truth = (rows: readonly (readonly number[])[]): Truth => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  mask: Uint8Array.from(rows.flat()),
})
const corner = truth([
  [1, 1, 0, 0],
  [1, 1, 0, 0],
  [0, 0, 0, 0],
  [0, 0, 0, 0],
])
const uniform = grid([[3]])

describe('stretched', () => {
  it('keeps a map of the same size', () => {
    expect([
      ...stretched(
        grid([
          [1, 2],
          [3, 4],
        ]),
        2,
        2,
      ),
    ]).toEqual([1, 2, 3, 4])
  })

  it('is linear between the centres of the cells and constant beyond them', () => {
    expect([...stretched(grid([[0, 4]]), 4, 1)]).toEqual([0, 1, 3, 4])
    expect([...stretched(grid([[0], [4]]), 1, 4)]).toEqual([0, 1, 3, 4])
  })
})

describe('pointing', () => {
  it('is 1 where the peak is on the object and 0 where it is not', () => {
    expect(
      pointing(
        grid([
          [9, 1],
          [1, 1],
        ]),
        corner,
      ),
    ).toBe(1)
    expect(
      pointing(
        grid([
          [1, 1],
          [1, 9],
        ]),
        corner,
      ),
    ).toBe(0)
  })

  it('is the share of the peak that is on the object', () => {
    expect(pointing(uniform, corner)).toBe(0.25)
    expect(
      pointing(
        grid([
          [5, 0, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 5],
        ]),
        corner,
      ),
    ).toBe(0.5)
  })

  it('is 0 for a map that is not a number', () => {
    expect(pointing(grid([[Number.NaN]]), corner)).toBe(0)
  })
})

describe('energy', () => {
  it('is the share of the heat on the object', () => {
    const map = grid([
      [2, 0, 0, 0],
      [0, 4, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 1],
    ])
    expect(energy(map, corner)).toBe(0.75)
    expect(energy(uniform, corner)).toBe(0.25)
  })

  it('counts no negative values, and is 0 where nothing is hot', () => {
    expect(
      energy(
        grid([
          [3, -5, -5, -5],
          [0, 0, 0, 0],
          [0, 0, 0, 0],
          [0, 0, 0, 1],
        ]),
        corner,
      ),
    ).toBe(0.75)
    expect(energy(grid([[-1]]), corner)).toBe(0)
  })
})

describe('bestIoU', () => {
  it('is 1 for a map that can be cut along the mask, at the lowest value inside', () => {
    const map = grid([
      [0.9, 0.8, 0.1, 0],
      [0.7, 0.6, 0.2, 0],
      [0.1, 0, 0, 0],
      [0, 0, 0, 0],
    ])
    const found = bestIoU(map, corner)
    expect(found.iou).toBe(1)
    expect(found.threshold).toBeCloseTo(0.6, 6)
  })

  it('takes the best of all cuts', () => {
    const map = grid([
      [9, 8, 7, 6],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ])
    expect(bestIoU(map, corner)).toEqual({ iou: 2 / 4, threshold: 8 })
  })

  it('never cuts between equal values', () => {
    expect(bestIoU(uniform, corner)).toEqual({ iou: 4 / 16, threshold: 3 })
  })

  it('is 0 for an object that is nowhere', () => {
    expect(bestIoU(uniform, { ...corner, mask: new Uint8Array(16) }).iou).toBe(0)
  })
})
