import { expect, test } from 'vitest'
import { makeExplainRequest } from '../recipe/explainRequest'
import { readEntries, readLink } from '../recipe/readRecipe'
import { fakeCard, fakeClassification } from '../state/testing/fakeEngine'
import { chooseTarget } from './target'

const ranked = ['cat', 'dog', 'fish'].map((label, index) => ({
  index,
  label,
  logit: 3 - index,
  probability: 0.3,
}))
const target = (...words: readonly (readonly [string, string])[]) =>
  chooseTarget(readEntries(words).recipe, ranked)

test('--target takes the words of a link', () => {
  expect(target()).toEqual({ kind: 'logit', classIndex: 0 })
  expect(target(['class', 'fish'], ['target', 'negative'])).toEqual({ kind: 'negative', classIndex: 2 })
  expect(target(['class', '1'], ['target', 'contrast:fish'])).toEqual({
    kind: 'contrast',
    classIndex: 1,
    against: 2,
  })
  expect(target(['target', 'cell:3,4,1'])).toEqual({ kind: 'cell', classIndex: 1, region: [3, 4] })
  expect(target(['class', 'dog'], ['target', 'cell:0,1,2,3'])).toEqual({
    kind: 'cell',
    classIndex: 1,
    region: [0, 1, 2, 3],
  })
})

test('a class that the model lacks is named', () => {
  expect(() => target(['target', 'contrast:unicorn'])).toThrow('no class "unicorn"')
})

test('a contrast of a class with itself is nothing, and told as that', () => {
  const own = /"fish" with itself is nothing everywhere; name another one with --class/
  expect(() => target(['class', '2'], ['target', 'contrast:fish'])).toThrow(own)
  expect(() => target(['target', 'contrast:0'])).toThrow('"cat" with itself')
})

test('means on the page what it means here', () => {
  const byNumber = [...fakeClassification.top].sort((a, b) => a.index - b.index)
  const best = fakeClassification.top[0]?.index ?? 0
  const card = { ...fakeCard, cells: [7, 7] as const }
  for (const fragment of [
    '',
    'class=2',
    'class=tabby',
    'class=3&target=contrast:boxer',
    'target=cell:2,5,4',
    'target=negative&class=doormat',
    'target=probability',
  ]) {
    const { recipe } = readLink(fragment)
    const page = makeExplainRequest(recipe, card, fakeClassification).request.target
    expect(chooseTarget(recipe, byNumber, { best }), fragment).toEqual(page)
  }
})
