import { expect, test } from 'vitest'
import { targetWords } from '../words/modelWords'
import { scoreKind } from '../words/scoreKind'
import { calledKind, offeredKinds } from './targetKinds'

const always = ['logit', 'negative', 'contrast']

test.each([
  ['softmax', 'logit', ['logit', 'probability', 'negative', 'contrast']],
  ['sigmoid', 'logit', ['logit', 'probability', 'negative', 'contrast']],
  ['none', 'logit', ['logit', 'probability', 'negative', 'contrast']],
  ['given', 'probability', always],
  ['values', 'value', always],
] as const)('of an output whose activation is %s a %s is explained', (activation, name, kinds) => {
  const score = scoreKind({ activation })
  expect(offeredKinds({ kind: 'logit' }, { score, places: false })).toEqual(kinds)
  expect(targetWords[score]).toBe(name)
})

test('what was asked for stands among them, and places where there are any', () => {
  const probability = { kind: 'probability' } as const
  expect(offeredKinds(probability, { score: 'value', places: true })).toEqual([
    'logit',
    'probability',
    'negative',
    'contrast',
    'region',
    'cell',
  ])
  // The same score has one name.
  expect(offeredKinds(probability, { score: 'probability', places: false })).toEqual(always)
  expect([calledKind(probability, 'probability'), calledKind(probability, 'logit')]).toEqual([
    'logit',
    'probability',
  ])
})
