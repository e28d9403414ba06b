import { describe, expect, it } from 'vitest'
import { blurred, doubled, field, halved, inflated } from './fields'

function filled(side: number, inside: (x: number, y: number) => boolean) {
  const grid = field(side, side)
  for (let i = 0; i < grid.data.length; i++) grid.data[i] = inside(i % side, Math.floor(i / side)) ? 1 : 0
  return grid
}
const sum = (data: Float32Array) => data.reduce((total, v) => total + v, 0)

describe('inflated', () => {
  it('makes a hemisphere of a disc', () => {
    const middle = 40
    const radius = 30
    const dome = inflated(
      filled(81, (x, y) => Math.hypot(x - middle, y - middle) < radius),
      1e4,
    )
    for (const r of [0, 10, 20, 26]) {
      expect(dome.data[middle * 81 + middle + r]).toBeCloseTo(Math.sqrt(1 - (r / radius) ** 2), 1)
    }
    expect(dome.data[middle * 81 + middle + 31]).toBe(0)
  })

  it('makes a plateau where the bevel is short', () => {
    const table = inflated(
      filled(81, (x, y) => x > 10 && x < 70 && y > 10 && y < 70),
      3,
    )
    expect(table.data[40 * 81 + 40]).toBeCloseTo(1, 2)
    expect(table.data[40 * 81 + 25]).toBeCloseTo(1, 2)
    expect(table.data[40 * 81 + 11]).toBeLessThan(0.7)
  })
})

describe('blurred', () => {
  it('keeps the sum and widens a point', () => {
    const point = filled(41, (x, y) => x === 20 && y === 20)
    const soft = blurred(point, 3)
    expect(sum(soft.data)).toBeCloseTo(1, 5)
    expect(soft.data[20 * 41 + 20]).toBeGreaterThan(soft.data[20 * 41 + 24] ?? 1)
    expect(soft.data[20 * 41 + 24]).toBeCloseTo(soft.data[24 * 41 + 20] ?? 0, 7)
  })
})

describe('halved and doubled', () => {
  it('take means of four, and give a ramp back', () => {
    const ramp = field(8, 8)
    for (let i = 0; i < 64; i++) ramp.data[i] = i % 8
    expect([...halved(ramp).data.slice(0, 4)]).toEqual([0.5, 2.5, 4.5, 6.5])
    expect([...doubled(halved(ramp)).data.slice(1, 7)]).toEqual([1, 2, 3, 4, 5, 6])
  })
})
