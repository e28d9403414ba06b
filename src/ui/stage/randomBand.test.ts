import { expect, test } from 'vitest'
import { randomBand } from './randomBand'

test('the band goes along the highest scores and back along the lowest, and mirrored for insertion', () => {
  const curve = (...scores: readonly number[]) => ({
    auc: 0,
    curve: scores.map((score, i) => [i / 2, score] as const),
  })
  const [deletion, insertion] = randomBand([curve(1, 0.8, 0.1), curve(1, 0.4, 0.1), curve(1, 0.6, 0.1)])
  expect(deletion).toEqual([
    [0, 1],
    [0.5, 0.8],
    [1, 0.1],
    [1, 0.1],
    [0.5, 0.4],
    [0, 1],
  ])
  expect(insertion?.slice(0, 3)).toEqual([
    [1, 1],
    [0.5, 0.8],
    [0, 0.1],
  ])
  expect(randomBand([])).toEqual([])
})
