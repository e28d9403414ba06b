// Scores and boxes in two outputs: what cannot be read so, and what is said where nothing tells.
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { openModel } from '../open'
import { ending, filesOf } from './testing/toyDetector'

beforeAll(() => useBackend('cpu'))

const turned = (from: string, to: string) =>
  ({ op: 'Transpose', in: [from], out: [to], attributes: { perm: [0, 2, 1] } }) as const

const pair = (boxes: string) =>
  ending([turned('boxes', boxes), turned('logits', 'logits_out')], {
    logits_out: [null, 80, 3],
    [boxes]: [null, 80, 4],
  })

test('offsets from anchors are no boxes', async () => {
  const opened = openModel(filesOf(pair('bbox_regression')))
  await expect(opened).rejects.toThrow('"bbox_regression" gives offsets from anchors')
})

test('where nothing tells whether the last column is a class, that is said', async () => {
  const { card, dispose } = await openModel(filesOf(pair('pred_boxes')))
  dispose()
  expect(card.classes).toBe(3)
  expect(card.remarks.join(' ')).toContain('read it as "logits_out:boxes-softmax"')
})
