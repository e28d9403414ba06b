// A detector from its file to its map: what is told of it, its boxes, and the map of one of them.
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { classify } from '../../engine/classify'
import { explain } from '../../engine/explain'
import { backends, useBackend } from '../../engine/testing/backends'
import type { Target } from '../../engine/types'
import { readTarget } from '../../recipe/target'
import { openModel } from '../open'
import type { OpenModel } from '../types'
import { ANCHORS, CLASSES, filesOf, toyDetector } from './testing/toyDetector'

/** A bright square on grey noise. */
const picture = () =>
  tf.tidy(() => {
    const noise = tf.randomUniform<tf.Rank.R4>([1, 16, 16, 3], 0, 0.4, 'float32', 4)
    const around: [number, number][] = [
      [0, 0],
      [7, 3],
      [4, 6],
      [0, 0],
    ]
    return tf.add(noise, tf.mul(tf.pad(tf.ones([1, 6, 6, 3]), around), 0.6)) as tf.Tensor4D
  })

async function using<T>(use: (model: OpenModel, x: tf.Tensor4D) => Promise<T>): Promise<T> {
  const before = tf.memory().numTensors
  const model = await openModel(filesOf(toyDetector))
  const x = picture()
  try {
    const held = tf.memory().numTensors
    const found = await use(model, x)
    expect(tf.memory().numTensors).toBe(held)
    return found
  } finally {
    x.dispose()
    model.dispose()
    expect(tf.memory().numTensors).toBe(before)
  }
}

/** Of the last node of the file [4 + classes, anchors], as it stands there. */
async function written({ classifier }: OpenModel, x: tf.Tensor4D): Promise<readonly number[][]> {
  const [value] = classifier.network.run({ [classifier.input]: x }, ['output0']) as [tf.Tensor]
  const [rows] = (await value.array()) as number[][][]
  value.dispose()
  return rows as number[][]
}

describe.each(backends)('on $backend', ({ backend, tolerance }) => {
  beforeAll(() => useBackend(backend))

  test('its card says how the output is read, and at which levels boxes are looked for', () =>
    using(async ({ card, classifier }) => {
      expect(card).toMatchObject({
        classes: CLASSES,
        outputKind: 'boxes',
        activation: 'sigmoid',
        suggested: { layer: 'coarse', levels: ['fine', 'coarse'] },
      })
      expect(card.remarks).toContainEqual(
        'The output "output0" [n, 7, 80] is read as boxes (x, y, width, height, then 3 scores): the network joins 4 and 3 numbers.',
      )
      expect(classifier.boxes?.anchors).toBe(ANCHORS)
      expect(classifier.fixedBatch).toBeNull()
    }))

  test('its boxes are those of the output, best first; a class has the score of the best box that is its own', () =>
    using(async (model, x) => {
      const rows = await written(model, x)
      const { probabilities, boxes } = await classify(model.classifier, x)
      const scores = rows.slice(4)
      const [first] = boxes?.found ?? []
      const best = Math.max(...scores.flat())
      expect(first?.probability).toBeCloseTo(best, 4)
      expect(scores[first?.classIndex ?? 0]?.[first?.anchor ?? 0]).toBeCloseTo(best, 4)
      const at = (part: number) => rows[part]?.[first?.anchor ?? 0] ?? Number.NaN
      const wanted = [at(0) - at(2) / 2, at(1) - at(3) / 2, at(0) + at(2) / 2, at(1) + at(3) / 2]
      for (const [i, edge] of wanted.entries()) expect(first?.corners[i]).toBeCloseTo(edge, 3)
      for (const [c, row] of scores.entries()) {
        const own = boxes?.found.find((box) => box.classIndex === c)
        expect(probabilities[c]).toBeCloseTo(own?.probability ?? Math.max(...row), 4)
        expect(row[boxes?.best[c] ?? 0]).toBeCloseTo(probabilities[c] ?? Number.NaN, 4)
        // What is explained where a class is asked for.
        const list = [...probabilities].map((p, index) => ({ index, label: '', logit: p, probability: p }))
        const seen = { classes: list, best: 0, ...(boxes && { boxes }) }
        const asked = { classGiven: String(c), anchor: null, target: { kind: 'logit' } } as const
        const target = readTarget(asked, seen)
        expect('anchor' in target && target.anchor).toBe(boxes?.best[c])
      }
      // One of the classes has its best score in a box of another.
      expect(scores.some((row, c) => Math.max(...row) - (probabilities[c] ?? 0) > 0.01)).toBe(true)
    }))

  test('a box of the fine level has a gradient there and none at the coarse one', () =>
    using(async ({ classifier }, x) => {
      const { boxes } = await classify(classifier, x)
      const best = boxes?.found.find(({ anchor }) => anchor < 64)
      const { classIndex = 0, anchor = 0 } = best ?? {}
      const target: Target = { kind: 'logit', classIndex, anchor }
      const at = async (layer: string) =>
        (await explain(classifier, x, 'layercam', { layers: [layer], target, norm: 'none' })).heatmap
      const fine = await at('fine')
      const spots = [...fine.data].flatMap((value, i) => (value > 0 ? [i] : []))
      expect(spots).toEqual([anchor])
      expect((await at('coarse')).state).not.toBe('ok')
    }))

  test('the maps of the levels are joined by their largest value', () =>
    using(async ({ classifier }, x) => {
      const target: Target = { kind: 'logit', classIndex: 0, anchor: 64 + 6 }
      const map = async (layers: readonly string[]) =>
        (await explain(classifier, x, 'gradcam', { layers, target })).heatmap
      const both = await map([])
      const named = await explain(classifier, x, 'gradcam', {
        layers: ['fine', 'coarse'],
        target,
        fuse: 'max',
      })
      expect([both.width, both.height]).toEqual([8, 8])
      for (const [i, value] of both.data.entries())
        expect(Math.abs(value - (named.heatmap.data[i] ?? Number.NaN))).toBeLessThan(tolerance)
    }))

  test.each(['rise', 'occlusion', 'scorecam', 'ablationcam', 'finercam', 'eigencam', 'smoothgrad'])(
    '%s explains the box that is asked for, and leaves no tensor behind',
    (method) =>
      using(async ({ classifier }, x) => {
        const target: Target = { kind: 'logit', classIndex: 2, anchor: 70 }
        const params = method === 'rise' || method === 'smoothgrad' ? { samples: 4 } : {}
        const { score, heatmap } = await explain(classifier, x, method, { layers: [], target, params })
        const other = await explain(classifier, x, method, {
          layers: [],
          target: { ...target, anchor: 20 },
          params,
        })
        expect(score).not.toBeCloseTo(other.score, 4)
        expect(heatmap.data.every(Number.isFinite)).toBe(true)
      }),
  )

  test.each([
    [{ kind: 'logit', classIndex: 0 }, /say which one is explained/],
    [{ kind: 'logit', classIndex: 0, anchor: 80 }, 'There is no box 80; choose one from 0 to 79.'],
    [{ kind: 'logit', classIndex: 0, anchor: 0.5 }, /no box 0.5/],
    [{ kind: 'logit', classIndex: 3, anchor: 0 }, /no class 3/],
    [{ kind: 'cell', classIndex: 0, region: [0, 0] }, /has no cells; name a box/],
  ] as const)('%j is refused in one sentence', (target, why) =>
    using(async ({ classifier }, x) => {
      await expect(explain(classifier, x, 'gradcam', { layers: [], target })).rejects.toThrow(why)
    }),
  )
})
