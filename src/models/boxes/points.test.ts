// One class and numbers of its points, as YOLO's models for poses join them: no objectness and no further classes.
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { openModel } from '../open'
import { concat, ending, filesOf } from './testing/toyDetector'
import { node } from './testing/toyEnds'

beforeAll(() => useBackend('cpu'))

test('points behind the score of one class are left aside', async () => {
  const pose = ending(
    [
      node('ReduceMax', ['logits'], 'most', { axes: [1], keepdims: 1 }),
      node('Sigmoid', ['most'], 'one'),
      node('Mul', ['logits', 'logits'], 'points'),
      concat(['boxes', 'one', 'points'], 'output0', 1),
    ],
    { output0: [null, 8, 80] },
  )
  const { card, dispose } = await openModel(filesOf(pose))
  dispose()
  expect(card).toMatchObject({ outputKind: 'boxes', classes: 1 })
  expect(card.remarks.join(' ')).toContain('then 1 score')
  expect(card.remarks.join(' ')).toContain('3 further numbers')
})
