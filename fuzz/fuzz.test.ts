// Five hundred of the inputs that `npm run fuzz` tries ten thousand of: each ends in a sentence or in a finite answer.
import { expect, test } from 'vitest'
import { corpus } from './corpus'
import { mutationOf } from './mutate'
import { fuzz } from './watch'

test('the same seed is the same mutation', () => {
  expect(mutationOf(17)).toEqual(mutationOf(17))
  expect(mutationOf(17)).not.toEqual(mutationOf(18))
})

test('what is changed lies anywhere in any part, not at its ends alone', () => {
  const drawn = Array.from({ length: 1000 }, (_, seed) => mutationOf(seed))
  const tenths = (shares: readonly number[]) =>
    Array.from(
      { length: 10 },
      (_, i) => shares.filter((at) => Math.floor(at * 10) === i).length / shares.length,
    )
  for (const share of tenths(drawn.map(({ part }) => part))) expect(share).toBeGreaterThan(0.05)
  for (const share of tenths(drawn.flatMap(({ changes }) => changes.map(({ at }) => at))))
    expect(share).toBeGreaterThan(0.05)
})

test('500 mutated inputs end within their time, in a sentence of ours or in a finite answer', async () => {
  const answers = await fuzz({ runs: 500, seed: 1 })
  expect(answers.filter(({ fault }) => fault !== null)).toEqual([])
  expect(new Set(answers.map(({ sample }) => sample)).size).toBe(corpus.length)
  // Neither all of them were refused, nor were they all left as they were.
  const opened = answers.filter(({ ended }) => ended === 'opened').length
  expect([opened > 50, answers.length - opened > 50]).toEqual([true, true])
}, 300_000)
