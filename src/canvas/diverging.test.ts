import { expect, it } from 'vitest'
import { divergingGradient, divergingTable } from './diverging'

const at = (i: number) => [...divergingTable().slice(3 * i, 3 * i + 3)]
const lightness = (i: number) => {
  const [r = 0, g = 0, b = 0] = at(i).map((v) => {
    const u = v / 255
    return u > 0.04045 ? ((u + 0.055) / 1.055) ** 2.4 : u / 12.92
  })
  return 116 * Math.cbrt(0.2126 * r + 0.7152 * g + 0.0722 * b) - 16
}

it("has the published ends and middle of Moreland's cool-warm map, and its quarters", () => {
  expect([at(0), at(255)]).toEqual([
    [59, 76, 192],
    [180, 4, 38],
  ])
  for (const i of [127, 128]) for (const v of at(i)) expect(Math.abs(v - 221)).toBeLessThanOrEqual(2)
  // The paper's table: 0.25 is 141 176 254, 0.75 is 244 154 123.
  for (const [i, colour] of [
    [64, [141, 176, 254]],
    [191, [244, 154, 123]],
  ] as const)
    for (const [c, v] of colour.entries()) expect(Math.abs((at(i)[c] ?? 0) - v)).toBeLessThanOrEqual(2)
})

it('gets lighter towards zero from both ends, in steps of one size', () => {
  const arms = [
    Array.from({ length: 128 }, (_, i) => lightness(i)),
    Array.from({ length: 128 }, (_, i) => lightness(255 - i)),
  ]
  for (const arm of arms) {
    const steps = arm.slice(1).map((v, i) => v - (arm[i] ?? 0))
    const mean = steps.reduce((sum, v) => sum + v, 0) / steps.length
    expect(Math.min(...steps)).toBeGreaterThan(-0.3)
    expect(Math.max(...steps)).toBeLessThan(3 * mean)
  }
})

it('writes a gradient from blue to red', () => {
  expect(divergingGradient('to right')).toMatch(
    /^linear-gradient\(to right, rgb\(59 76 192\), .*, rgb\(180 4 38\)\)$/,
  )
})
