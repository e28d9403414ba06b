// What is certain is alike; what may be otherwise is so the less, the larger the errors may be and the fewer scores tell.
import { expect, test } from 'vitest'
import { pearson } from '../../metrics/correlation'
import { normals } from '../../scoring/random'
import { type Guessed, likeness } from './likeness'

const COUNT = 20
const SIDE = 4
/** Each mask has a place of its own, but for the last four, which share theirs. */
const columns = Array.from({ length: COUNT }, (_, i) =>
  Float32Array.from({ length: SIDE * SIDE }, (_, at) => (at === i % (SIDE * SIDE) ? 1 : 0)),
)
const means = Float64Array.from({ length: COUNT }, (_, i) => Math.sin(i))

function guessed(known: number, variance: number): Guessed {
  const scores = means.map((mean, i) => (i < known ? mean : Number.NaN))
  const guess = { means, variances: new Float64Array(COUNT).fill(variance) }
  return { scores, filled: means, guess, columns, shared: columns.map(() => 1) }
}

test('without an error the map is the finished one', () => {
  expect(likeness(guessed(5, 0))).toBeCloseTo(1, 12)
  expect(likeness(guessed(COUNT, 9))).toBeCloseTo(1, 12)
})

test('the larger the errors may be, the less alike', () => {
  const found = [0.001, 0.01, 0.1, 1].map((variance) => likeness(guessed(10, variance)))
  expect(found).toEqual(found.toSorted((a, b) => b - a))
  expect(found[0]).toBeGreaterThan(0.99)
  expect(found[3]).toBeLessThan(0.8)
})

test('the fewer scores tell how large the errors are, the less alike', () => {
  // Nothing else differs: the weights of what is known are next to nothing.
  const few = (known: number) => {
    const { guess, ...rest } = guessed(known, 0.02)
    const variances = guess.variances.map((variance, i) => (i < 10 ? 0 : variance))
    return likeness({ ...rest, guess: { means, variances } })
  }
  expect(few(3)).toBeLessThan(few(10))
})

test('the same each time, and nothing is told of one score', () => {
  expect(likeness(guessed(8, 0.1))).toBe(likeness(guessed(8, 0.1)))
  expect(likeness(guessed(1, 0))).toBe(-1)
})

test('a flat map is like flat ones only', () => {
  const negative = columns.map((column) => column.map((value) => -value))
  expect(likeness({ ...guessed(8, 0.1), columns: negative })).toBe(1)
  // The last mask is all of the picture's bright places, and may outweigh what hides them.
  const either = columns.map((column, i) => column.map((value) => (i === COUNT - 1 ? 2 * value : -value)))
  const filled = means.map((mean, i) => (i === COUNT - 1 ? -9 : mean))
  expect(likeness({ ...guessed(8, 4), columns: either, filled })).toBe(-1)
})

test('nineteen of twenty finished maps, drawn as they may be, are at least so much alike', () => {
  const known = guessed(16, 0.03)
  const told = likeness(known)
  const mapOf = (scores: ArrayLike<number>) =>
    Array.from({ length: SIDE * SIDE }, (_, at) =>
      columns.reduce((sum, column, i) => sum + (column[at] as number) * Math.exp(scores[i] as number), 0),
    )
  const draws = Array.from({ length: 1000 }, (_, draw) => {
    const errors = normals(COUNT, Math.sqrt(0.03), 1000 + draw)
    const scores = means.map((mean, i) => (i < 16 ? mean : mean + (errors[i] as number)))
    return pearson(mapOf(means), mapOf(scores))
  })
  const alike = draws.filter((found) => found >= told).length / draws.length
  expect(alike).toBeGreaterThan(0.93)
  expect(alike).toBeLessThan(0.99)
})
