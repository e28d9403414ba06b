// Outputs of boxes in other orders and with other last steps, and what is no such output.
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { classify } from '../../engine/classify'
import { useBackend } from '../../engine/testing/backends'
import { integers, type ModelText } from '../onnx/testing/writeOnnx'
import { openModel } from '../open'
import { concat, ending, filesOf, toyDetector } from './testing/toyDetector'

beforeAll(() => useBackend('cpu'))

async function seen(model: ModelText, output: string | null = null) {
  const { card, classifier, dispose } = await openModel(filesOf(model), { output })
  const x = tf.randomUniform<tf.Rank.R4>([1, 16, 16, 3], 0, 1, 'float32', 2)
  const { boxes } = await classify(classifier, x)
  x.dispose()
  dispose()
  return { card, boxes }
}

const turned = (from: string, to: string) =>
  ({ op: 'Transpose', in: [from], out: [to], attributes: { perm: [0, 2, 1] } }) as const
const rows = [turned('boxes', 'boxRows'), turned('shares', 'shareRows')]

test('the other way round, the same boxes are found', async () => {
  const wanted = await seen(toyDetector)
  const found = await seen(
    ending([...rows, concat(['boxRows', 'shareRows'], 'output0', 2)], { output0: [null, 80, 7] }),
  )
  expect(found.card.outputKind).toBe('boxes')
  const [a, b] = [found.boxes?.found[0], wanted.boxes?.found[0]]
  expect(a).toMatchObject({ anchor: b?.anchor, corners: b?.corners })
  expect(a?.probability).toBeCloseTo(b?.probability ?? Number.NaN, 4)
})

test('scores and boxes in two outputs are read together', async () => {
  const found = await seen(
    ending([turned('boxes', 'pred_boxes'), turned('logits', 'scores')], {
      scores: [null, 80, 3],
      pred_boxes: [null, 80, 4],
    }),
  )
  expect(found.card).toMatchObject({ outputKind: 'boxes', output: 'scores', classes: 3 })
  const wanted = await seen(toyDetector)
  expect(found.boxes?.found[0]?.anchor).toBe(wanted.boxes?.found[0]?.anchor)
})

test('a softmax whose last class is none has one class less', async () => {
  const pair = ending([turned('boxes', 'pred_boxes'), turned('logits', 'scores')], {
    scores: [null, 80, 3],
    pred_boxes: [null, 80, 4],
  })
  const { card, boxes } = await seen(pair, 'scores:boxes-softmax')
  expect(card).toMatchObject({ outputKind: 'boxes-softmax', classes: 2, activation: 'softmax' })
  expect(boxes?.found.every(({ classIndex }) => classIndex < 2)).toBe(true)
})

test('with objectness, the score is the product', async () => {
  const { card, boxes } = await seen(toyDetector, 'output0:boxes-objectness')
  expect(card).toMatchObject({ outputKind: 'boxes-objectness', classes: 2, activation: 'given' })
  expect(boxes?.found[0]?.probability).toBeGreaterThan(0)
})

test('six shares at each of many steps are no selected boxes: their classes are read as ever', async () => {
  const joined = [turned('logits', 'logitRows'), concat(['logitRows', 'logitRows'], 'six', 2)]
  const softmax = { op: 'Softmax', in: ['six'], out: ['output0'], attributes: { axis: 2 } }
  const six = ending([...joined, softmax], { output0: [null, 80, 6] })
  const { card, boxes } = await seen(six)
  expect(boxes).toBeUndefined()
  expect(card.classes).toBe(6)
})

test('boxes that the model has selected itself are refused where nothing tells from what', async () => {
  const joined = concat(['shareRows', 'shareRows'], 'all', 2)
  const best = { op: 'TopK', in: ['all', 'two'], out: ['values', 'output0'], attributes: { axis: 2 } }
  const selected = ending([...rows, joined, best], { output0: [null, 80, 6] }, { two: integers([6]) })
  await expect(seen(selected)).rejects.toThrow('selected already')
})
