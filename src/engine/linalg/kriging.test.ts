// Against the textbook: means and variances of a Gaussian process, solved densely.
import { expect, test } from 'vitest'
import { type Kernel, openField } from './kernels'
import { openKriging } from './kriging'

const smoothly: Kernel = { shape: 'smooth', reach: 1 }
const points = Array.from({ length: 30 }, (_, i) => Float64Array.of(Math.sin(i * 1.3), Math.cos(i * 2.1)))
const smooth = ([x = 0, y = 0]: ArrayLike<number> & Iterable<number>) => 3 + Math.sin(2 * x) - x * y

/** Gauss-Jordan. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number])
  rows.forEach((row, i) => {
    const pivot = row[i] as number
    row.forEach((value, j) => {
      row[j] = value / pivot
    })
    rows.forEach((other, k) => {
      const factor = other[i] as number
      if (k === i) return
      other.forEach((value, j) => {
        other[j] = value - factor * (row[j] as number)
      })
    })
  })
  return rows.map((row) => row.at(-1) as number)
}

const squared = (a: Float64Array, b: Float64Array) =>
  a.reduce((sum, value, i) => sum + (value - (b[i] as number)) ** 2, 0)

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)

/** All that the textbook's formulas need. */
function dense(measured: readonly number[], values: readonly number[]) {
  const all = points.flatMap((a, i) => points.slice(i + 1).map((b) => squared(a, b)))
  const scale = all.sort((a, b) => a - b)[all.length >> 1] as number
  const kernel = (i: number, j: number) =>
    Math.exp(-squared(points[i] as Float64Array, points[j] as Float64Array) / scale)
  const matrix = measured.map((i) => measured.map((j) => kernel(i, j) + (i === j ? 0.01 : 0)))
  const ones = solve(
    matrix,
    measured.map(() => 1),
  )
  const mean = sum(solve(matrix, values)) / sum(ones)
  const rest = values.map((value) => value - mean)
  const weights = solve(matrix, rest)
  const spread = sum(weights.map((weight, i) => weight * (rest[i] as number))) / (values.length - 1)
  return { kernel, matrix, ones, mean, weights, spread }
}

test('the guess is that of a dense solution', () => {
  const measured = [4, 11, 2, 29, 17, 8, 23]
  const values = measured.map((i) => smooth(points[i] as Float64Array))
  const kriging = openKriging(openField(points), smoothly)
  for (const point of [...measured, 1, 5]) kriging.add(point)
  const { means, variances } = kriging.guess(values)

  const { kernel, matrix, ones, mean, weights, spread } = dense(measured, values)
  for (const point of [0, 3, 12, 28]) {
    const row = measured.map((i) => kernel(i, point))
    const inverse = solve(matrix, row)
    const known = sum(inverse)
    expect(means[point]).toBeCloseTo(mean + sum(row.map((k, i) => k * (weights[i] as number))), 9)
    const open = 1 - sum(row.map((k, i) => k * (inverse[i] as number))) + (1 - known) ** 2 / sum(ones)
    expect(variances[point]).toBeCloseTo(spread * open, 9)
  }
  // Two more points were added than values are known: they count for what is open, not for the guess.
  expect(kriging.size).toBe(9)
  expect(kriging.open[1]).toBeLessThan(0.02)
})

test('a smooth value is guessed, and equal points have equal guesses', () => {
  const twice = [...points, points[7] as Float64Array]
  const kriging = openKriging(openField(twice), smoothly)
  const measured = Array.from({ length: 15 }, (_, i) => 2 * i)
  for (const point of measured) kriging.add(point)
  const { means } = kriging.guess(measured.map((i) => smooth(twice[i] as Float64Array)))
  const errors = [1, 3, 5, 7, 9].map((i) => Math.abs((means[i] as number) - smooth(twice[i] as Float64Array)))
  expect(Math.max(...errors)).toBeLessThan(0.3)
  expect(means.at(-1)).toBe(means[7])
})

test('points that are all the same', () => {
  const kriging = openKriging(openField([1, 1, 1].map((value) => Float64Array.of(value))), smoothly)
  kriging.add(0)
  kriging.add(1)
  expect([...kriging.guess([2, 4]).means]).toEqual([3, 3, 3].map((value) => expect.closeTo(value, 6)))
})

test('values that change slowly are explained by a long reach, those that change quickly by a short one', () => {
  const measured = Array.from({ length: 24 }, (_, i) => i)
  const reaches = [0.1, 10]
  const likelihoods = (own: number) => {
    const bumps = [25, 26, 27, 28].map((i) => points[i] as Float64Array)
    const at = (i: number) =>
      bumps.reduce(
        (sum, bump, k) => sum + (k - 1.2) * Math.exp(-squared(points[i] as Float64Array, bump) / own),
        0,
      )
    return reaches.map((reach) => {
      const kriging = openKriging(openField(points), { shape: 'smooth', reach })
      for (const point of measured) kriging.add(point)
      return kriging.likelihood(measured.map(at))
    })
  }
  const [shortOfSlow = 0, longOfSlow = 0] = likelihoods(20)
  expect(longOfSlow).toBeGreaterThan(shortOfSlow + 5)
  const [shortOfQuick = 0, longOfQuick = 0] = likelihoods(0.2)
  expect(shortOfQuick).toBeGreaterThan(longOfQuick + 5)
})

test('the likelihood is that of a dense solution', () => {
  const measured = [4, 11, 2, 29, 17]
  const values = measured.map((i) => smooth(points[i] as Float64Array))
  const kriging = openKriging(openField(points), smoothly)
  for (const point of measured) kriging.add(point)
  const { matrix, ones, spread } = dense(measured, values)
  const expected =
    -(Math.log(spread) * (values.length - 1)) / 2 -
    Math.log(determinant(matrix)) / 2 -
    Math.log(sum(ones)) / 2
  expect(kriging.likelihood(values)).toBeCloseTo(expected, 8)
})

/** By elimination. */
function determinant(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row])
  return rows.reduce((product, row, i) => {
    const pivot = row[i] as number
    for (const other of rows.slice(i + 1)) {
      const factor = (other[i] as number) / pivot
      other.forEach((value, j) => {
        other[j] = value - factor * (row[j] as number)
      })
    }
    return product * pivot
  }, 1)
}
