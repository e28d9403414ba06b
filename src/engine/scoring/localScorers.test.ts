import { memory, mul, type Tensor, tensor4d } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../testing/backends'
import { toyPicture } from '../testing/libraryCases'
import { plainToy } from '../testing/toyNetwork'
import type { Classifier, MaskBatch, MaskJob } from '../types'
import { localScorers } from './localScorers'
import { makeMasks } from './masks'
import { normals } from './random'
import { spread } from './spread'

const maps = { data: normals(3 * 4 * 6, 1, 50), shape: [3, 4, 6] as const }

async function jobOf(): Promise<MaskJob> {
  const data = (await toyPicture().data()) as Float32Array
  const picture = { data, shape: [1, 12, 16, 3] as const }
  const source = { kind: 'channels', maps, convention: 'torchcam' } as const
  return { source, count: 6, picture, target: { kind: 'logit', classIndex: 1 } }
}

/** The logit of one masked picture, step by step. */
async function logitOf(classifier: Classifier, channel: number, gain = 1, noise?: Float32Array) {
  const values = Array.from({ length: 12 }, (_, i) => maps.data[i * 6 + channel] ?? 0)
  const mask = [...(await makeMasks(tensor4d(values, [1, 3, 4, 1]), [12, 16], 'torchcam').data())]
  const factors = mask.map((m, i) => gain * (m + (noise?.[i] ?? 0)))
  const masked = mul(toyPicture(), tensor4d(factors, [1, 12, 16, 1]))
  const [logits] = classifier.network.run({ input: masked }, ['logits']) as [Tensor]
  return (await logits.data())[1] ?? Number.NaN
}

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  const scoresOf = async (classifier: Classifier, batch: MaskBatch, chunk = 4) => {
    const job = await jobOf()
    const before = memory().numTensors
    const { scorers, close } = await localScorers(classifier, { chunk })(job)
    const scores = await scorers[0]?.score(batch)
    await close()
    expect(memory().numTensors).toBe(before)
    return [...(scores ?? [])]
  }

  test('each channel is scored by its own masked picture, a short batch like a full one', async () => {
    const classifier = plainToy()
    for (const channels of [[2], [5, 0, 3], [0, 1, 2, 4]]) {
      const scores = await scoresOf(classifier, { indices: channels, gain: 1 })
      expect(scores).toHaveLength(channels.length)
      for (const [i, channel] of channels.entries())
        expect(scores[i]).toBeCloseTo(await logitOf(classifier, channel), 4)
    }
  })

  test('a gain strengthens the mask', async () => {
    const classifier = plainToy()
    const [score] = await scoresOf(classifier, { indices: [3], gain: 20 })
    expect(score).toBeCloseTo(await logitOf(classifier, 3, 20), 3)
    expect(score).not.toBeCloseTo(await logitOf(classifier, 3), 1)
  })

  test('noise is added to the mask, as given or drawn by channel', async () => {
    const classifier = plainToy()
    const noise = normals(2 * 192, 1, 60)
    const given = await scoresOf(classifier, { indices: [3, 4], gain: 1, noise })
    expect(given[1]).toBeCloseTo(await logitOf(classifier, 4, 1, noise.slice(192)), 3)
    const drawn = await scoresOf(classifier, { indices: [3, 4], gain: 1, noise: { seed: 8, std: 2 } })
    expect(drawn[1]).toBeCloseTo(await logitOf(classifier, 4, 1, normals(192, 2, 8, 4)), 3)
  })

  test('a file for one picture at a time gets one at a time', async () => {
    const classifier = { ...plainToy(), fixedBatch: 1 }
    const { scorers, close } = await localScorers(classifier, { chunk: 16 })(await jobOf())
    expect(scorers.map(({ chunk }) => chunk)).toEqual([1])
    await close()
  })

  test('a long run tries larger and larger chunks, and scores the same; the next run begins with the quickest', async () => {
    const classifier = plainToy()
    const many = normals(3 * 4 * 96, 1, 51)
    const job: MaskJob = {
      ...(await jobOf()),
      source: { kind: 'channels', maps: { data: many, shape: [3, 4, 96] }, convention: 'torchcam' },
      count: 96,
    }
    const batches = [{ indices: Array.from({ length: 96 }, (_, i) => i), gain: 1 }]
    const before = memory().numTensors
    const scored = async (chunk?: number) => {
      const { scorers, close } = await localScorers(classifier, chunk ? { chunk } : {})(job)
      const sizes: number[] = []
      const watched = scorers.map((scorer) => ({
        get chunk() {
          return scorer.chunk
        },
        score(batch: MaskBatch) {
          sizes.push(batch.indices.length)
          return scorer.score(batch)
        },
      }))
      const scores = await spread(batches, watched, async () => undefined)
      await close()
      return { scores: [...scores], sizes, chunk: watched[0]?.chunk }
    }
    const fixed = await scored(4)
    const ramped = await scored()
    expect(ramped.sizes.slice(0, 2)).toEqual([1, 1])
    expect(Math.max(...ramped.sizes)).toBeGreaterThan(1)
    ramped.scores.forEach((score, i) => {
      expect(score).toBeCloseTo(fixed.scores[i] ?? Number.NaN, 5)
    })
    const again = await scored()
    expect(new Set(again.sizes.slice(0, -1))).toEqual(new Set([ramped.chunk]))
    expect(memory().numTensors).toBe(before)
  })

  test('the chunk is no wider than the channels', async () => {
    const { scorers, close } = await localScorers(plainToy())(await jobOf())
    expect(scorers[0]?.chunk).toBe(backend === 'cpu' ? 4 : 8)
    await close()
  })
})
