import { expect, test } from 'vitest'
import { meanScores } from './meanScores'

const NONE = Number.NaN

test('means over runs, stage by stage, of what is known', () => {
  const stages = [
    { places: [3, 1], start: 0 },
    { places: [0], start: 4 },
  ]
  // Two runs of the masks 3 and 1, then two of mask 0, of which one is known.
  const scores = Float32Array.of(10, 20, 12, NONE, 7, NONE)
  expect([...meanScores(scores, stages, { runs: 2, masks: 4 })]).toEqual([7, 20, NONE, 11])
})

test('nothing is known of what nobody asked for, or has not scored yet', () => {
  const stages = [{ places: [1], start: 0 }]
  expect([...meanScores(Float32Array.of(NONE), stages, { runs: 1, masks: 2 })]).toEqual([NONE, NONE])
})
