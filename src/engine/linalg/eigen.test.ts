import { tensor4d } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { normals } from '../scoring/random'
import { useBackend } from '../testing/backends'
import { topEigen } from './eigen'
import { jacobi } from './jacobi'
import { firstComponent, oriented } from './project'

beforeAll(() => useBackend('cpu'))

/** A symmetric matrix of size n with eigenvalues >= 0. */
function gram(n: number, seed: number): number[][] {
  const rows = Array.from({ length: n }, (_, i) => normals(n, 1, seed, i))
  return rows.map((a) => rows.map((b) => a.reduce((sum, v, i) => sum + v * (b[i] ?? 0), 0)))
}

const idle = () => undefined

const times = (matrix: number[][]) => (x: Float64Array) =>
  Float64Array.from(matrix, (row) => row.reduce((sum, v, j) => sum + v * (x[j] ?? 0), 0))

test('jacobi solves the textbook matrix', () => {
  const { values, vectors } = jacobi([
    [2, 1],
    [1, 2],
  ])
  expect([...values].sort()).toEqual([expect.closeTo(1, 12), expect.closeTo(3, 12)])
  const top = values.indexOf(Math.max(...values))
  expect(vectors[0]?.[top]).toBeCloseTo(vectors[1]?.[top] ?? 0, 12)
})

describe('the top eigenpair', () => {
  test.each([1, 2, 5, 40, 120])('of a random matrix of size %i satisfies its equation', async (n) => {
    const matrix = gram(n, n)
    const { value, vector } = await topEigen(n, times(matrix), idle)
    const image = times(matrix)(vector)
    expect(Math.hypot(...vector)).toBeCloseTo(1, 9)
    expect(Math.max(...image.map((v, i) => Math.abs(v - value * (vector[i] ?? 0)))) / value).toBeLessThan(
      1e-8,
    )
    const trace = matrix.reduce((sum, row, i) => sum + (row[i] ?? 0), 0)
    expect(value).toBeGreaterThanOrEqual(trace / n)
  })

  test('is the largest one, as Jacobi finds it', async () => {
    const matrix = gram(30, 5)
    expect((await topEigen(30, times(matrix), idle)).value).toBeCloseTo(Math.max(...jacobi(matrix).values), 6)
  })

  test('of nothing is zero', async () => {
    expect((await topEigen(4, () => new Float64Array(4), idle)).value).toBe(0)
  })
})

describe('the first component of channels', () => {
  test('of one pattern times different strengths is that pattern, centred', async () => {
    const pattern = [0, 1, 2, 5]
    const strengths = [1, -2, 0.5]
    const values = pattern.flatMap((p) => strengths.map((s) => p * s + 3))
    const { data } = await firstComponent(tensor4d(values, [1, 2, 2, 3]), async () => {})
    const length = Math.hypot(...strengths)
    for (const [i, p] of pattern.entries()) expect(data[i]).toBeCloseTo((p - 2) * length, 4)
  })

  test('is the same whether places or channels are fewer', async () => {
    const values = normals(4 * 6, 1, 1)
    const more = await firstComponent(tensor4d(values, [1, 2, 2, 6]), async () => {})
    // Channels that are always zero change nothing but which side is the smaller one.
    const padded = Array.from({ length: 4 }, (_, i) => [...values.slice(i * 6, i * 6 + 3)]).flat()
    const wide = Array.from({ length: 4 }, (_, i) => [...values.slice(i * 6, i * 6 + 3), 0, 0, 0]).flat()
    const few = await firstComponent(tensor4d(padded, [1, 2, 2, 3]), async () => {})
    const same = await firstComponent(tensor4d(wide, [1, 2, 2, 6]), async () => {})
    for (let i = 0; i < 4; i++) expect(few.data[i]).toBeCloseTo(same.data[i] ?? 0, 4)
    expect(more.data).not.toEqual(few.data)
  })

  test('has its larger peak on the positive side', () => {
    expect([...oriented(Float64Array.of(1, -3, 2))]).toEqual([-1, 3, -2])
    expect([...oriented(Float64Array.of(1, -2, 3))]).toEqual([1, -2, 3])
  })
})
