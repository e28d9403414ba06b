// Imputation and the figures of a map alone: pytorch-grad-cam 1.5.7's own answers, and what the formulas give by hand.
import { describe, expect, test } from 'vitest'
import { normals } from '../scoring/random'
import { arcc, coherency } from './arcc'
import { asMask } from './checkMap'
import { impute } from './impute'
import { keptBelow } from './road'
import { complexity, sparseness } from './shape'

const [H, W, C] = [5, 7, 2]
const shape = [H, W, C] as const
const data = Float32Array.from({ length: H * W * C }, (_, i) => {
  const [y, x, c] = [Math.floor(i / (W * C)), Math.floor(i / C) % W, i % C]
  return ((y * 7 + x * 3 + c * 5) % 11) / 10
})
const kept = Uint8Array.from('10001000100010000000100010001000100', Number)
const still = async () => undefined

/** NoisyLinearImputer(noise=0) of grad-cam 1.5.7, [H, W, C]. */
const library = [
  0.0, 0.5, 0.556825, 0.425804, 0.599589, 0.417831, 0.425826, 0.460271, 0.1, 0.6, 0.174075, 0.510259, 0.22883,
  0.487393, 0.591318, 0.389584, 1.0, 0.4, 0.664107, 0.381188, 0.503195, 0.408126, 0.336934, 0.449063, 0.0,
  0.5, 0.398001, 0.458224, 0.715968, 0.294894, 0.741781, 0.30108, 0.708117, 0.307378, 0.623047, 0.320429,
  0.530801, 0.350396, 0.552274, 0.380748, 1.0, 0.4, 0.681358, 0.183302, 0.698829, 0.211221, 0.718756, 0.2319,
  0.8, 0.2, 0.672543, 0.251199, 0.696818, 0.293752, 0.764572, 0.322193, 0.6, 0.0, 0.679493, 0.153106,
  0.719087, 0.193601, 0.728684, 0.183788, 0.7, 0.1, 0.711269, 0.241132, 0.7297, 0.28408,
]

describe('removed pixels', () => {
  test('are the weighted means of their neighbours, as the library solves it', async () => {
    const filled = await impute({ data, shape, kept }, still)
    for (const [i, value] of library.entries()) expect(Math.abs((filled[i] ?? 9) - value)).toBeLessThan(2e-6)
  })

  test('have seeded noise of the deviation asked for, and kept ones none', async () => {
    const plain = await impute({ data, shape, kept }, still)
    const noisy = await impute({ data, shape, kept, noise: { std: 0.01, seed: 4 } }, still)
    const again = await impute({ data, shape, kept, noise: { std: 0.01, seed: 4 } }, still)
    expect([...again]).toEqual([...noisy])
    const removed = [...kept.keys()].filter((pixel) => !kept[pixel])
    const wanted = normals(removed.length * C, 0.01, 4)
    const at = new Map(removed.map((pixel, i) => [pixel, i]))
    noisy.forEach((value, i) => {
      const [order, c] = [at.get(Math.floor(i / C)), i % C]
      const noise = order === undefined ? 0 : (wanted[c * removed.length + order] ?? Number.NaN)
      expect(value - (plain[i] ?? 0)).toBeCloseTo(noise, 6)
    })
    expect(Math.max(...wanted.map(Math.abs))).toBeGreaterThan(0.01)
  })

  test('are those from the percentile on, which is interpolated', () => {
    // numpy.percentile([1, 2, 3, 10], 50) is 2.5, and of 80 it is 5.8.
    expect([...keptBelow(Float32Array.of(10, 1, 3, 2), 50)]).toEqual([0, 1, 0, 1])
    expect([...keptBelow(Float32Array.of(10, 1, 3, 2), 80)]).toEqual([0, 1, 1, 1])
    expect([...keptBelow(Float32Array.of(1, 1, 1), 20)]).toEqual([0, 0, 0])
  })
})

describe('a map alone', () => {
  const grid = (values: readonly number[]) => ({ width: 3, height: 2, data: Float32Array.from(values) })

  test('coherency is the library’s correlation, brought to 0 to 1', () => {
    const [a, b] = [grid([0, 0.2, 0.9, 0.4, 0.5, 1]), grid([0.1, 0.3, 0.7, 0, 0.8, 1])]
    expect(coherency(a, b)).toBeCloseTo((0.80662286 + 1) / 2, 6)
    expect(coherency(a, a)).toBeCloseTo(1, 6)
  })

  test('complexity is the mean, sparseness the Gini index', () => {
    expect(complexity(Float32Array.of(0, -0.5, 1, 0.5))).toBeCloseTo(0.5, 6)
    expect(sparseness(Float32Array.of(2, 2, 2, 2))).toBeCloseTo(0, 6)
    // One of n values has it all: 1 - 1 / n.
    expect(sparseness(Float32Array.of(0, 0, 3, 0))).toBeCloseTo(0.75, 6)
    expect(sparseness(new Float32Array(4))).toBe(0)
  })

  test('ARCC is the harmonic mean of the three, ROAD doubled and cut to 0 to 1', () => {
    expect(arcc({ coherency: 0.9, complexity: 0.2, road: 0.3 })).toBeCloseTo(
      3 / (1 / 0.9 + 1 / 0.8 + 1 / 0.6),
      6,
    )
    expect(arcc({ coherency: 0.9, complexity: 0.2, road: 0.7 })).toBeCloseTo(3 / (1 / 0.9 + 1 / 0.8 + 1), 6)
    expect(arcc({ coherency: 0.9, complexity: 0.2, road: -0.1 })).toBeLessThan(1e-6)
  })
})

test('a map of values outside 0 to 1 is made a mask as the libraries make a heatmap; any other stays as it is', () => {
  const grid = (...values: number[]) => ({ width: values.length, height: 1, data: Float32Array.from(values) })
  const masked = (...values: number[]) => [...asMask(grid(...values)).data]
  const close = (...values: number[]) => values.map((value) => expect.closeTo(value, 6))
  expect(masked(0, 12, 48)).toEqual(close(0, 0.25, 1))
  expect(masked(-3, 0, 1, 4)).toEqual(close(0, 0, 0.25, 1))
  expect(masked(5, 10)).toEqual(close(0, 1))
  expect(masked(-2, -1)).toEqual(close(0, 0))
  const usual = grid(0.2, 0.7)
  expect(asMask(usual)).toBe(usual)
})
