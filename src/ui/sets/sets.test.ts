// What tiles and keys of a set say and do.
import { expect, test } from 'vitest'
import { expectedOf } from '../../sets/expected'
import { isCorner, placeOf } from '../../sets/place'
import { emptySheet } from '../../state/sets/sheet'
import { doneAs, outcomesOf, setFrom } from '../../state/sets/testing/madeUp'
import { gridSteps } from './gridSteps'
import { tileFacts } from './tileFacts'

const set = setFrom('boxer/a.png', 'boxer/b.png', 'boxer/c.png', 'boxer/d.png')
const sheet = {
  ...emptySheet,
  set,
  begun: true,
  expected: expectedOf(set.items, ['boxer', 'bull mastiff']),
  outcomes: outcomesOf({
    'boxer/a.png': doneAs(1, 0.87),
    'boxer/b.png': { kind: 'failed', text: 'b.png is damaged.', broken: true },
  }),
  running: { key: 'boxer/c.png', done: 120, total: 1280 },
}

test('a tile says class, probability and what was expected, or why there is nothing yet', () => {
  const facts = set.items.map((item) => tileFacts(item, sheet))
  expect(facts.map(({ name }) => name)).toEqual([
    'boxer/a.png, bull mastiff, 0.87, expected boxer, wrong',
    'boxer/b.png, b.png is damaged.',
    'boxer/c.png, computing 120 of 1,280',
    'boxer/d.png, waiting',
  ])
  expect(facts.map(({ kind, wrong }) => `${kind} ${wrong}`)).toEqual([
    ...['done true', 'failed false', 'waiting false', 'waiting false'],
  ])
})

test('arrow keys keep within the grid, whole rows up and down', () => {
  const grid = { columns: 4, count: 10 }
  const from = (at: number) => (key: string) => gridSteps(key, at, grid)
  expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].map(from(5))).toEqual([
    ...[4, 6, 1, 9, 0, 9],
  ])
  expect(['ArrowLeft', 'ArrowUp', 'PageUp'].map(from(0))).toEqual([0, 0, 0])
  expect(['ArrowRight', 'ArrowDown', 'PageDown', 'Tab'].map(from(9))).toEqual([9, 9, 9, null])
})

test('where a mean map is strong, and whether it is a corner', () => {
  const map = (at: number, value: number) => ({
    ...{ width: 3, height: 3, min: 0, max: 1, state: 'ok' as const },
    data: Float32Array.from({ length: 9 }, (_, i) => (i === at ? value : 0.1)),
  })
  expect([0, 4, 8].map((at) => placeOf(map(at, 1)))).toEqual(['upper left', 'centre', 'lower right'])
  expect([isCorner(map(6, 0.8)), isCorner(map(6, 0.6)), isCorner(map(4, 1))]).toEqual([true, false, false])
})
