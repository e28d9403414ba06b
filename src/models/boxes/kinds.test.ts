// Ends that detectors have beside Ultralytics' own: boxes that the network selects or begins with by the picture itself,
// objectness, edges instead of middles, offsets.
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { classify } from '../../engine/classify'
import { explain } from '../../engine/explain'
import { backends, useBackend } from '../../engine/testing/backends'
import { floats, integers, type ModelText, type NodeText } from '../onnx/testing/writeOnnx'
import { openModel } from '../open'
import type { OpenModel } from '../types'
import { concat, ending, filesOf, toyDetector } from './testing/toyDetector'
import { eight, node, numbers, rowsAt, toyQueries, turned } from './testing/toyEnds'

async function using<T>(
  model: ModelText,
  use: (opened: OpenModel, x: tf.Tensor4D) => Promise<T>,
  output: string | null = null,
): Promise<T> {
  const before = tf.memory().numTensors
  const opened = await openModel(filesOf(model), { output })
  const x = tf.randomUniform<tf.Rank.R4>([1, 16, 16, 3], 0, 1, 'float32', 2)
  try {
    return await use(opened, x)
  } finally {
    x.dispose()
    opened.dispose()
    expect(tf.memory().numTensors).toBe(before)
  }
}

describe.each(backends)('on $backend', ({ backend, tolerance }) => {
  beforeAll(() => useBackend(backend))

  test('boxes that begin where the picture says are explained as those that they were', async () => {
    const mapOf = ({ classifier }: OpenModel, x: tf.Tensor4D, anchor: number) =>
      explain(classifier, x, 'layercam', {
        layers: ['coarse'],
        target: { kind: 'logit', classIndex: 1, anchor },
        norm: 'none',
      })
    const all = await using(toyDetector, async (model, x) => {
      const [score] = model.classifier.network.run({ images: x }, ['logits']) as [tf.Tensor]
      const [rows] = (await score.array()) as number[][][]
      score.dispose()
      const most = Array.from({ length: 80 }, (_, i) => Math.max(...(rows?.map((row) => row[i] ?? 0) ?? [])))
      const anchor = most.map((_, i) => i).toSorted((a, b) => (most[b] ?? 0) - (most[a] ?? 0))[2] ?? 0
      return { anchor, made: await mapOf(model, x, anchor) }
    })
    await using(toyQueries, async (model, x) => {
      expect(model.card.remarks.join(' ')).toContain('chooses by each picture where its boxes begin')
      const made = await mapOf(model, x, 2)
      expect(made.score).toBeCloseTo(all.made.score, 4)
      for (const [i, value] of made.heatmap.data.entries())
        expect(Math.abs(value - (all.made.heatmap.data[i] ?? Number.NaN))).toBeLessThan(tolerance)
      expect(all.made.heatmap.state).toBe(all.anchor < 64 ? 'negative' : 'ok')
    })
  })

  test('values picked one by one are those that were chosen, and so is their gradient', async () => {
    const scoresOf = (value: string) =>
      ending(
        [
          ...eight.slice(1, 2),
          { op: 'TopK', in: ['logitRows', 'count'], out: ['top', 'places'], attributes: { axis: 1 } },
          rowsAt('logitRows', 'places', 'picked'),
          node('ReduceMean', [value], 'scores', { axes: [1], keepdims: 0 }),
        ],
        { scores: [null, 3] },
        numbers,
      )
    const mapOf = (value: string) =>
      using(scoresOf(value), ({ classifier }, x) => {
        const target = { kind: 'logit', classIndex: 0 } as const
        return explain(classifier, x, 'layercam', { layers: ['fine'], target, norm: 'none' })
      })
    const [picked, top] = [await mapOf('picked'), await mapOf('top')]
    expect(top.heatmap.state).toBe('ok')
    expect(picked.score).toBeCloseTo(top.score, 4)
    for (const [i, value] of picked.heatmap.data.entries())
      expect(Math.abs(value - (top.heatmap.data[i] ?? Number.NaN))).toBeLessThan(tolerance)
  })
})

describe('how an output is read', () => {
  beforeAll(() => useBackend('cpu'))

  test('boxes that the network selects are explained by what it selects them from', async () => {
    const selected = ending(
      [
        concat(['boxes', 'shares'], 'all', 1),
        turned('all', 'allRows'),
        { op: 'Split', in: ['allRows', 'parts'], out: ['four', 'three'], attributes: { axis: 2 } },
        ...eight.slice(1),
        rowsAt('four', 'boxAt', 'chosen'),
        node('Unsqueeze', ['most', 'last'], 'score'),
        node('Cast', ['column'], 'number', { to: 1 }),
        concat(['chosen', 'score', 'number'], 'output0', 2),
      ],
      { output0: [null, 8, 6] },
      { ...numbers, parts: integers([4, 3]) },
    )
    const wanted = await using(toyDetector, ({ classifier }, x) => classify(classifier, x))
    await using(selected, async ({ card, classifier }, x) => {
      expect(card).toMatchObject({
        outputKind: 'boxes',
        classes: 3,
        suggested: { levels: ['fine', 'coarse'] },
      })
      expect(card.remarks.join(' ')).toContain('selects boxes itself; what it selects them from is explained')
      expect((await classify(classifier, x)).boxes).toEqual(wanted.boxes)
    })
  })

  test('4, 1 and the classes joined are a box, objectness and scores; the levels are those before they part', async () => {
    const level = (name: string): NodeText[] => [
      node('Conv', [name, 'obj.weight', 'obj.bias'], `obj.${name}`),
      node('Sigmoid', [`obj.${name}`], `there.${name}`),
      node('Sigmoid', [`cls.${name}`], `share.${name}`),
      concat([`box.${name}`, `there.${name}`, `share.${name}`], `joined.${name}`, 1),
      node('Reshape', [`joined.${name}`, 'wide'], `flat.${name}`),
    ]
    const yolox = ending(
      [
        ...level('fine'),
        ...level('coarse'),
        concat(['flat.fine', 'flat.coarse'], 'flat', 2),
        turned('flat', 'output'),
      ],
      { output: [null, 80, 8] },
      { 'obj.weight': floats([1, 6, 1, 1]), 'obj.bias': floats([1], [0.2]), wide: integers([0, 8, -1]) },
    )
    await using(yolox, async ({ card, classifier }, x) => {
      expect(card).toMatchObject({ outputKind: 'boxes-objectness', classes: 3 })
      expect(card.suggested.levels).toEqual(['fine', 'coarse'])
      const [first] = (await classify(classifier, x)).boxes?.found ?? []
      const [rows] = classifier.network.run({ images: x }, ['output']) as [tf.Tensor]
      const row = ((await rows.array()) as number[][][])[0]?.[first?.anchor ?? 0] ?? []
      rows.dispose()
      expect(first?.probability).toBeCloseTo((row[4] ?? 0) * (row[5 + (first?.classIndex ?? 0)] ?? 0), 5)
    })
  })

  test('places less and more than what lies around them are edges', async () => {
    const edges = ending(
      [
        { op: 'Split', in: ['moved', 'halves'], out: ['before', 'after'], attributes: { axis: 1 } },
        node('Sub', ['middles', 'before'], 'low'),
        node('Add', ['middles', 'after'], 'high'),
        concat(['low', 'high'], 'sides', 1),
        concat(['sides', 'shares'], 'output0', 1),
      ],
      { output0: [null, 7, 80] },
      { halves: integers([2, 2]), middles: floats([1, 2, 80], Array(160).fill(8)) },
    )
    await using(edges, async ({ card, classifier }, x) => {
      expect(card.remarks.join(' ')).toContain('(left, top, right, bottom, then 3 scores)')
      const [sides] = classifier.network.run({ images: x }, ['sides']) as [tf.Tensor]
      const rows = ((await sides.array()) as number[][][])[0] ?? []
      sides.dispose()
      const { boxes } = await classify(classifier, x)
      const first = boxes?.found[0]
      for (const [i, edge] of (first?.corners ?? []).entries())
        expect(edge).toBeCloseTo(rows[i]?.[first?.anchor ?? 0] ?? Number.NaN, 4)
    })
  })
})
