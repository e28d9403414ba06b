import { describe, expect, test } from 'vitest'
import { failure } from '../../errors'
import type { MaskBatch, Scorer } from '../types'
import { spread } from './spread'

const channels = (n: number) => Array.from({ length: n }, (_, k) => k)
const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 1))

/** Scores a channel by its number times the gain, and counts what is under way. */
function fake(chunk: number, wait: () => Promise<void> = turn) {
  const seen = { most: 0, now: 0, batches: [] as MaskBatch[] }
  const scorer: Scorer = {
    chunk,
    async score(batch) {
      seen.now++
      seen.most = Math.max(seen.most, seen.now)
      seen.batches.push(batch)
      await wait()
      seen.now--
      return Float32Array.from(batch.indices, (k) => k * batch.gain)
    },
  }
  return { scorer, seen }
}

describe('spreading batches', () => {
  test('puts the scores in the order asked, whatever finishes first', async () => {
    const slow = fake(2, () => new Promise((resolve) => setTimeout(resolve, 20)))
    const fast = fake(3)
    const batches = [
      { indices: channels(7), gain: 1 },
      { indices: channels(4), gain: 10 },
    ]
    const scores = await spread(batches, [slow.scorer, fast.scorer], async () => undefined)
    expect([...scores]).toEqual([0, 1, 2, 3, 4, 5, 6, 0, 10, 20, 30])
    expect(slow.seen.batches.length).toBeGreaterThan(0)
    expect(fast.seen.batches.length).toBeGreaterThan(slow.seen.batches.length)
  })

  test('never asks for more than a chunk, nor for two batches at once', async () => {
    const { scorer, seen } = fake(3)
    const batches = [5, 3].map((n, i) => ({ indices: channels(n), gain: i + 1 }))
    await spread(batches, [scorer], async () => undefined)
    expect(seen.batches.map(({ indices: c, gain }) => [c.length, gain])).toEqual([
      [3, 1],
      [2, 1],
      [3, 2],
    ])
  })

  test('has two chunks under way at a scorer that is alone, one at each of several', async () => {
    const alone = fake(1)
    await spread([{ indices: channels(6), gain: 1 }], [alone.scorer], async () => undefined)
    expect(alone.seen.most).toBe(2)
    const [a, b] = [fake(1), fake(1)]
    await spread([{ indices: channels(8), gain: 1 }], [a.scorer, b.scorer], async () => undefined)
    expect([a.seen.most, b.seen.most]).toEqual([1, 1])
  })

  test('cuts given noise together with its channels', async () => {
    const { scorer, seen } = fake(2)
    const noise = Float32Array.of(0, 1, 10, 11, 20, 21)
    await spread([{ indices: channels(3), gain: 1, noise }], [scorer], async () => undefined)
    expect(seen.batches.map((batch) => [...(batch.noise as Float32Array)])).toEqual([
      [0, 1, 10, 11],
      [20, 21],
    ])
  })

  test('tells after each chunk what is known, and NaN of the rest', async () => {
    const { scorer } = fake(2)
    const told: (readonly [number, number, number])[] = []
    await spread([{ indices: channels(5), gain: 1 }], [scorer], async (done, total, scores) => {
      told.push([done, total, scores.filter((s) => !Number.isNaN(s)).length])
    })
    expect(told.map(([done]) => done)).toEqual([2, 4, 5])
    for (const [done, total, known] of told) {
      expect(total).toBe(5)
      expect(known).toBeGreaterThanOrEqual(done)
    }
  })

  test('is told one chunk at a time', async () => {
    const { scorer } = fake(1)
    let [inside, most] = [0, 0]
    await spread([{ indices: channels(6), gain: 1 }], [scorer], async () => {
      most = Math.max(most, ++inside)
      await turn()
      inside--
    })
    expect(most).toBe(1)
  })
})

describe('a failure', () => {
  test('of the report ends the run, and nothing is asked after it', async () => {
    const { scorer, seen } = fake(1)
    const stop = async (done: number) => {
      if (done === 3) throw failure('AbortError', 'Stopped.')
    }
    await expect(spread([{ indices: channels(50), gain: 1 }], [scorer], stop)).rejects.toThrow('Stopped.')
    expect(seen.batches.length).toBeLessThan(8)
    const asked = seen.batches.length
    await turn()
    expect(seen.batches.length).toBe(asked)
    expect(seen.now).toBe(0)
  })

  test('of one scorer waits for what the others have begun', async () => {
    const broken: Scorer = { chunk: 1, score: () => Promise.reject(new Error('lost')) }
    const slow = fake(1, () => new Promise((resolve) => setTimeout(resolve, 20)))
    await expect(
      spread([{ indices: channels(50), gain: 1 }], [slow.scorer, broken], async () => undefined),
    ).rejects.toThrow('lost')
    expect(slow.seen.now).toBe(0)
    expect(slow.seen.batches).toHaveLength(1)
  })
})

describe('spare scorers', () => {
  const failing = (after: number, chunk = 2) => {
    let left = after
    const { scorer, seen } = fake(chunk)
    const score: Scorer['score'] = async (batch) => {
      const values = await scorer.score(batch)
      if (left-- > 0) return values
      throw new Error('it ended')
    }
    return { scorer: { ...scorer, spare: true, score }, seen }
  }
  const batches = [{ indices: channels(9), gain: 2, noise: Float32Array.from(channels(18)) }]
  const expected = channels(9).map((k) => 2 * k)

  test('one that fails gives its chunk back, with its noise, and is asked no more', async () => {
    const [own, lost] = [fake(2), failing(1)]
    const told: number[] = []
    const scores = await spread(
      batches as never,
      [own.scorer, lost.scorer],
      async (done) => void told.push(done),
    )
    expect([...scores]).toEqual(expected)
    expect(told.at(-1)).toBe(9)
    expect(lost.seen.batches.length).toBe(2)
    for (const { indices, noise } of own.seen.batches as unknown as {
      indices: number[]
      noise: Float32Array
    }[])
      expect([...noise]).toEqual(indices.flatMap((k) => [2 * k, 2 * k + 1]))
  })

  test('the last chunk comes back when the others have nothing left', async () => {
    const quick = fake(4)
    const slow = failing(0, 4)
    const late: Scorer['score'] = async (batch) => {
      await new Promise((resolve) => setTimeout(resolve, 15))
      return slow.scorer.score(batch)
    }
    const scorers = [quick.scorer, { ...slow.scorer, score: late }]
    expect([...(await spread(batches as never, scorers, async () => undefined))]).toEqual(expected)
  })

  test('where all are spare and all fail, the run fails with the reason', async () => {
    const run = spread(batches as never, [failing(0).scorer, failing(1).scorer], async () => undefined)
    await expect(run).rejects.toThrow('it ended')
  })
})
