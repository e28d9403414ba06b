// The score of a mask is how much of one place it shows: the order must find the masks that show it, and guess the rest.
import { expect, test } from 'vitest'
import { uniforms } from '../../scoring/random'
import { coarse } from './coarse'
import { openMaskOrder } from './maskOrder'

const SIDE = 5
const COUNT = 200

/** Bumps all over the grid. */
const random = uniforms(7)
const columns = Array.from({ length: COUNT }, () => {
  const [x, y] = [random() * SIDE, random() * SIDE]
  return Float32Array.from({ length: SIDE * SIDE }, (_, at) =>
    Math.exp(-((((at % SIDE) - x) ** 2 + (Math.floor(at / SIDE) - y) ** 2) / 2)),
  )
})
const truth = Float64Array.from(columns, (column) => {
  const [low, high] = [Math.min(...column), Math.max(...column)]
  return (6 * ((column[7] as number) - low)) / (high - low)
})
const open = () => openMaskOrder({ columns, grid: [SIDE, SIDE], shared: columns.map(() => 1) })
const nothing = () => new Float64Array(COUNT).fill(Number.NaN)

/** What a run of two stages of ten masks knows. */
function scored(order = open()) {
  const scores = nothing()
  for (let stage = 0; stage < 2; stage++)
    for (const place of order.next(scores, 10)) scores[place] = truth[place] as number
  return { order, scores }
}

test('after a tenth the best masks are scored, and the others are guessed well', () => {
  const { order, scores } = scored()
  expect(new Set(order.asked).size).toBe(20)
  const best = [...truth.keys()].sort((a, b) => (truth[b] as number) - (truth[a] as number))
  expect(order.asked).toContain(best[0])
  const filled = order.filled(scores)
  const errors = filled.map((value, i) => Math.abs(value - (truth[i] as number)))
  expect(errors.reduce((a, b) => a + b) / COUNT).toBeLessThan(0.25)
  // The best mean of all is off by far more.
  const mean = truth.reduce((a, b) => a + b) / COUNT
  expect(truth.reduce((sum, value) => sum + Math.abs(value - mean), 0) / COUNT).toBeGreaterThan(1)
  for (const place of order.asked) expect(filled[place]).toBe(truth[place])
})

test('the same scores give the same order, in whatever order they came in', () => {
  const { order, scores } = scored()
  const other = open()
  const late = nothing()
  const first = other.next(late, 10)
  // One by one, backwards, with a look after each.
  for (const place of first.toReversed()) {
    late[place] = truth[place] as number
    other.filled(late)
  }
  const second = other.next(late, 10)
  expect([...first, ...second]).toEqual([...order.asked])
  for (const place of second) late[place] = truth[place] as number
  expect(other.filled(late)).toEqual(order.filled(scores))
})

test('all are asked for once, and known scores stay as they are', () => {
  const order = open()
  const scores = nothing()
  for (const count of [10, 40, COUNT])
    for (const place of order.next(scores, count)) scores[place] = truth[place] as number
  expect(order.asked.toSorted((a, b) => a - b)).toEqual([...truth.keys()])
  expect(order.next(scores, 5)).toEqual([])
  expect(order.filled(scores)).toEqual(truth)
})

test('nothing is guessed from one score, or from those that are no numbers', () => {
  const order = open()
  const scores = nothing()
  const [first = 0] = order.next(scores, 10)
  scores[first] = 4
  expect(order.filled(scores)).toEqual(scores)
  scores[first] = Number.POSITIVE_INFINITY
  expect(order.filled(scores)).toEqual(scores)
  expect(order.next(scores, 500)).toHaveLength(COUNT - 10)
})

test('large masks are told apart by the means of blocks', () => {
  const mask = Float32Array.from({ length: 32 * 8 }, (_, at) => Math.floor(at / 8))
  const means = coarse(mask, [32, 8])
  expect(means).toHaveLength(16 * 8)
  expect([means[0], means[8], means.at(-1)]).toEqual([0.5, 2.5, 30.5])
})
