import { mul, reshape, slice, type Tensor, type Tensor1D, zerosLike } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { failure } from '../errors'
import { classify, meanActivation } from './classify'
import { explain } from './explain'
import { localScorers } from './scoring/localScorers'
import { backends, useBackend } from './testing/backends'
import { leavingNothing } from './testing/leavingNothing'
import { toyPicture } from './testing/libraryCases'
import { mapMethods } from './testing/mapMethods'
import { plainToy, residualToy } from './testing/toyNetwork'
import type { Classifier, ExplainOptions, Progress, Target } from './types'

const logit: Target = { kind: 'logit', classIndex: 1 }
/** Few samples: these tests are not about their number. */
const quick = { samples: 2 }
const every = mapMethods.map(({ id }) => id)

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  describe.each(every)('%s', (id) => {
    const classifier: () => Classifier = plainToy
    const options: ExplainOptions = { layers: ['relu2'], target: logit, params: quick }

    test('gives a map of finite numbers and leaves nothing behind', async () => {
      const [toy, picture] = [classifier(), toyPicture()]
      const result = await leavingNothing(() => explain(toy, picture, id, options))
      expect(result.heatmap.data).toHaveLength(result.heatmap.width * result.heatmap.height)
      expect(result.heatmap.data.every(Number.isFinite)).toBe(true)
      expect(result.heatmap.state).toBe('ok')
      expect(Math.max(...result.heatmap.data)).toBeCloseTo(1, 4)
      expect(result.forwards).toBeGreaterThan(0)
    })

    test('leaves nothing behind when the report cancels', async () => {
      const [toy, picture] = [classifier(), toyPicture()]
      let calls = 0
      const report = () => {
        if (++calls === 2) throw failure('AbortError', 'Stopped.')
      }
      const run = () => explain(toy, picture, id, { ...options, report }).catch((error: Error) => error.name)
      const outcome = await leavingNothing(run)
      // A method that reports once cannot be stopped the second time.
      expect(outcome).toEqual(
        calls < 2 ? expect.objectContaining({ score: expect.any(Number) }) : 'AbortError',
      )
    })

    test('leaves nothing behind when the score throws', async () => {
      const [toy, picture] = [classifier(), toyPicture()]
      const score = (): Tensor1D => {
        throw new Error('no score')
      }
      const target: Target = { kind: 'custom', classIndex: 1, score }
      const run = () => explain(toy, picture, id, { ...options, target })
      await leavingNothing(() => expect(run()).rejects.toThrow('no score'))
    })
  })

  test('the score is that of the target on the untouched picture', async () => {
    const [toy, picture] = [residualToy(), toyPicture()]
    const { logits, probabilities } = await classify(toy, picture)
    const scoreOf = async (target: Target) =>
      (await explain(toy, picture, 'gradcam', { layers: ['join'], target })).score
    expect(await scoreOf(logit)).toBeCloseTo(logits[1] ?? Number.NaN, 4)
    expect(await scoreOf({ kind: 'probability', classIndex: 1 })).toBeCloseTo(
      probabilities[1] ?? Number.NaN,
      4,
    )
    expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5)
  })

  test('Score-CAM tells its progress with a map that comes closer to the last one', async () => {
    const [toy, picture] = [residualToy(), toyPicture()]
    const told: Progress[] = []
    const { heatmap, forwards } = await explain(toy, picture, 'scorecam', {
      layers: ['join'],
      target: logit,
      openScorers: localScorers(toy, { chunk: 2 }),
      report: (progress) => {
        told.push(progress)
      },
    })
    expect(told.map(({ done, total }) => [done, total])).toEqual([
      [0, 1],
      [2, 5],
      [4, 5],
      [5, 5],
    ])
    const last = told.at(-1)?.partial
    expect(last && [...last.data]).toEqual([...heatmap.data].map((v) => expect.closeTo(v, 5)))
    expect(told[1]?.partial?.data).not.toEqual(last?.data)
    expect(forwards).toBe(6)
  })

  test('a custom score is never sent to scorers elsewhere', async () => {
    const [toy, picture] = [residualToy(), toyPicture()]
    const target: Target = { kind: 'custom', classIndex: 0, score: (outputs) => firstColumn(outputs) }
    const elsewhere = () => Promise.reject(new Error('sent away'))
    const options = { layers: ['join'], openScorers: elsewhere }
    const own = await explain(toy, picture, 'scorecam', { ...options, target })
    const plain = await explain(toy, picture, 'scorecam', {
      layers: ['join'],
      target: { kind: 'logit', classIndex: 0 },
    })
    expect([...own.heatmap.data]).toEqual([...plain.heatmap.data])
    await expect(explain(toy, picture, 'scorecam', { ...options, target: logit })).rejects.toThrow(
      'sent away',
    )
  })

  test('a picture without effect gives a named state', async () => {
    const [toy, picture] = [residualToy(), toyPicture()]
    const nothing: Target = { kind: 'custom', classIndex: 0, score: (o) => zerosLike(firstColumn(o)) }
    const flat = await explain(toy, picture, 'gradcam', { layers: ['join'], target: nothing })
    expect(flat.heatmap.state).toBe('flat')
    expect([...new Set(flat.heatmap.data)]).toEqual([0])
    expect(flat.notes.join()).toMatch(/Flat map/)
    const not: Target = { kind: 'custom', classIndex: 0, score: (o) => mul(firstColumn(o), Number.NaN) }
    expect((await explain(toy, picture, 'hirescam', { layers: ['join'], target: not })).heatmap.state).toBe(
      'nan',
    )
  })

  test('thumbnails are mean activations from one pass', async () => {
    const [toy, picture] = [residualToy(), toyPicture()]
    const [first, second] = await leavingNothing(() => meanActivation(toy, picture, ['join', 'conv2']))
    const [join] = toy.network.run({ input: picture }, ['join'])
    const values = [...((await join?.data()) ?? [])]
    const means = Array.from(
      { length: 48 },
      (_, i) => values.slice(i * 5, i * 5 + 5).reduce((a, b) => a + b, 0) / 5,
    )
    const [low, high] = [Math.min(...means), Math.max(...means)]
    expect(first?.min).toBeCloseTo(low, 4)
    for (const [i, mean] of means.entries())
      expect(first?.data[i]).toBeCloseTo((mean - low) / (high - low), 4)
    expect([second?.width, second?.height, second?.state]).toEqual([8, 6, 'ok'])
  })
})

function firstColumn(outputs: Tensor): Tensor1D {
  return reshape(slice(outputs, [0, 0], [-1, 1]), [-1])
}
