import { expect, test } from 'vitest'
import { speaksAgainst } from './speaksAgainst'

const scores = (...logits: number[]) =>
  logits.map((logit, index) => ({ index, label: '', logit, probability: Number.NaN }))
const against = (activation: 'softmax' | 'sigmoid' | 'none' | 'values', ...logits: number[]) => {
  const top = scores(...logits)
  return top.map((score) => speaksAgainst(score, top, { activation }))
}

test('a class on its own is spoken against below one half', () => {
  expect(against('sigmoid', 2, 0, -0.1, -4)).toEqual([false, false, true, true])
  expect(against('none', -0.1)).toEqual([true])
})

test('the most probable of a softmax is not, however low all logits are', () => {
  expect(against('softmax', -0.9, -5, -8)).toEqual([false, true, true])
  expect(against('none', -2, -2)).toEqual([false, false])
  expect(against('softmax', 9, 0.1, -1)).toEqual([false, false, true])
})

test('a value is for or against nothing', () => {
  expect(against('values', -3)).toEqual([false])
})
