import { expect, test } from 'vitest'
import { nextItem } from '../state/sets/queue'
import { doneAs, outcomesOf, setFrom } from '../state/sets/testing/madeUp'
import { arranged, asGiven, expectedClasses, type Known } from './arrange'
import { confusionOf, others } from './confusion'
import { expectedOf } from './expected'
import { meanMaps } from './meanMaps'

const labels = ['boxer', 'bull mastiff', 'tiger cat', 'tabby, tabby cat', 'doormat', 'sliding door']
const { items } = setFrom('boxer/a.png', 'boxer/b.png', 'tiger cat/c.png', 'tiger cat/d.png', 'misc/e.png')
const [a, b, c, d, e] = items.map(({ key }) => key) as [string, string, string, string, string]
const known: Known = {
  expected: expectedOf(items, labels),
  outcomes: outcomesOf({
    [a]: doneAs(0, 0.9),
    [b]: doneAs(4, 0.4),
    [c]: doneAs(0, 0.8),
    [e]: doneAs(2, 0.3),
  }),
}
const keys = (how: Partial<typeof asGiven>) =>
  arranged(items, { ...asGiven, ...how }, known).map((i) => i.key)

test('wrong ones come first, the surest mistake before all; what is still to come stands behind', () => {
  expect(keys({})).toEqual([a, b, c, d, e])
  expect(keys({ order: 'wrong' })).toEqual([c, b, a, e, d])
  expect(keys({ order: 'unsure' })).toEqual([e, b, c, a, d])
  expect(keys({ order: 'sure' })).toEqual([a, c, b, e, d])
})

test('the least faithful maps come first; what is not measured stands behind them', () => {
  const figures = new Map([
    [a, { kind: 'measured', figures: { averageDrop: 0.2, deletion: 0.1, insertion: 0.9 } }],
    [b, { kind: 'measured', figures: { averageDrop: 0.9, deletion: 0.5, insertion: 0.4 } }],
    [c, { kind: 'failed', text: 'full' }],
    [e, { kind: 'measured', figures: { averageDrop: 0.5, deletion: 0.3, insertion: 0.2 } }],
  ] as const)
  const sorted = (order: typeof asGiven.order) =>
    arranged(items, { ...asGiven, order }, { ...known, figures }).map((i) => i.key)
  expect(sorted('averageDrop')).toEqual([b, e, a, c, d])
  expect(sorted('deletion')).toEqual([b, e, a, c, d])
  expect(sorted('insertion')).toEqual([e, b, a, c, d])
})

test('the filter asks path and classes, and may leave the wrong ones alone', () => {
  expect(keys({ text: 'BOXER' })).toEqual([a, b, c])
  expect(keys({ text: 'door b.png' })).toEqual([b])
  expect(keys({ text: 'tabby' })).toEqual([])
  expect(keys({ only: 'wrong' })).toEqual([b, c])
  expect(keys({ only: 'wrong', text: 'tiger' })).toEqual([c])
})

test('the filter may leave the unsure ones, or those of one expected class', () => {
  expect(keys({ only: 'unsure' })).toEqual([b, e])
  expect(keys({ only: { expected: 'tiger cat' } })).toEqual([c, d])
  expect(expectedClasses(items, known.expected)).toEqual([
    { label: 'boxer', count: 2 },
    { label: 'tiger cat', count: 2 },
  ])
})

test('the table counts expected by predicted classes, those alone that occur', () => {
  const table = confusionOf(items, known)
  expect(table?.columns).toEqual(['boxer', 'tiger cat', 'doormat'])
  expect(table?.rows.map(({ label, counts }) => [label, ...counts.map(({ count }) => count)])).toEqual([
    ['boxer', 1, 0, 1],
    ['tiger cat', 1, 0, 0],
  ])
  expect(table?.rows.map(({ counts }) => counts.map(({ right }) => right))).toEqual([
    [true, false, false],
    [false, true, false],
  ])
  expect([table?.right, table?.total, table?.more]).toEqual([1, 3, 0])
  expect(confusionOf(items, { ...known, outcomes: new Map() })).toBe(null)
  const many = Array.from({ length: 20 }, (_, i) => `class ${i}`)
  const wide = setFrom(...many.map((_, i) => `class 0/${i}.png`))
  const outcomes = outcomesOf(
    Object.fromEntries(wide.items.map(({ key }, i) => [key, doneNamed(i, `class ${i}`)])),
  )
  const folded = confusionOf(wide.items, { outcomes, expected: expectedOf(wide.items, many) })
  expect(folded?.columns).toEqual(['class 0', others])
  expect(folded?.rows[0]?.counts.map(({ count }) => count)).toEqual([1, 19])
})

function doneNamed(index: number, label: string) {
  const done = doneAs(index)
  return { ...done, top: [{ index, label, logit: 1, probability: 0.5 }] }
}

test('the mean map of a class is the mean of its maps', () => {
  const one = { ...doneAs(1), coarse: { width: 2, height: 1, data: Float32Array.of(0, 1) } }
  const two = { ...doneAs(1), coarse: { width: 2, height: 1, data: Float32Array.of(1, 1) } }
  const other = { ...doneAs(2), coarse: { width: 2, height: 1, data: Float32Array.of(0.25, 1) } }
  const flat = { ...doneAs(2), coarse: null }
  const means = meanMaps([other, one, flat, two, { kind: 'failed', text: 'x', broken: true }])
  expect(means.map(({ label, count, heatmap }) => [label, count, ...heatmap.data])).toEqual([
    ['bull mastiff', 2, 0.5, 1],
    ['tiger cat', 1, 0.25, 1],
  ])
})

test('the one that runs is finished, then those in sight, then all others in order', () => {
  const finished = new Set<string>()
  const next = (running: string | null, inSight: readonly string[]) =>
    nextItem({ items, inSight, running, done: (key) => finished.has(key) })?.key
  expect(next(null, [])).toBe(a)
  expect(next(null, [d, c])).toBe(d)
  expect(next(b, [d, c])).toBe(b)
  finished.add(d)
  expect(next(d, [d, c])).toBe(c)
  for (const key of [a, b, c, e]) finished.add(key)
  expect(next(null, [a])).toBe(undefined)
})
