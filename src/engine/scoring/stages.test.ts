import { expect, test } from 'vitest'
import type { MaskBatch, Scorer, Stages } from '../types'
import { spreadStages } from './stages'

const scorer = (chunk: number, spare = false): Scorer & { asked: number[][] } => {
  const asked: number[][] = []
  return {
    chunk,
    asked,
    ...(spare && { spare }),
    async score({ indices, gain }: MaskBatch) {
      asked.push([...indices])
      if (spare) throw new Error('gone')
      return Float32Array.from(indices, (index) => index * gain)
    },
  }
}

/** Three masks, then the two that follow the highest score so far. */
function two() {
  const told: number[] = []
  const stages: Stages = {
    total: 5,
    next(scores, together) {
      told.push(together)
      if (told.length > 2) return []
      if (told.length === 1) return [{ indices: [4, 9, 2], gain: 1 }]
      const highest = Math.max(...scores.filter((score) => !Number.isNaN(score)))
      return [{ indices: [highest + 1, highest + 2], gain: 10 }]
    },
  }
  return { stages, told }
}

test('a stage is chosen when all before it is scored; progress counts on', async () => {
  const { stages, told } = two()
  const seen: [number, number, number][] = []
  const [a, b] = [scorer(2), scorer(1)]
  const scores = await spreadStages(stages, [a, b], async (done, total, known) => {
    seen.push([done, total, known.filter((score) => !Number.isNaN(score)).length])
  })
  expect([...scores]).toEqual([4, 9, 2, 100, 110])
  expect(told).toEqual([3, 3, 3])
  expect(seen.map(([done]) => done).sort()).toEqual(seen.map(([done]) => done))
  expect(seen.at(-1)).toEqual([5, 5, 5])
  for (const [done, total, known] of seen) {
    expect(total).toBe(5)
    expect(known).toBeGreaterThanOrEqual(done)
  }
})

test('the total may grow from stage to stage', async () => {
  const { stages } = two()
  let total = 2
  const growing: Stages = {
    get total() {
      return total
    },
    next(scores, together) {
      const found = stages.next(scores, together)
      total = found.length > 0 && total === 2 ? 3 : 5
      return found
    },
  }
  const seen: [number, number][] = []
  const scores = await spreadStages(growing, [scorer(1)], async (done, of, known) => {
    seen.push([done, of])
    expect(known).toHaveLength(of)
  })
  expect([...scores]).toEqual([4, 9, 2, 100, 110])
  expect(seen).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
    [4, 5],
    [5, 5],
  ])
})

test('a spare scorer that failed in one stage is not asked in the next', async () => {
  const { stages } = two()
  const [own, spare] = [scorer(1), scorer(1, true)]
  expect([...(await spreadStages(stages, [own, spare], async () => undefined))]).toEqual([4, 9, 2, 100, 110])
  expect(spare.asked).toHaveLength(1)
})

test('what the report throws ends the run', async () => {
  const { stages } = two()
  const stop = async () => {
    throw new Error('Stopped.')
  }
  await expect(spreadStages(stages, [scorer(1)], stop)).rejects.toThrow('Stopped.')
})
