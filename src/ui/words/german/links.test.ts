// Whatever a link says that is not taken is said in German too.
import { expect, test } from 'vitest'
import { makeExplainRequest } from '../../../recipe/explainRequest'
import { readLink } from '../../../recipe/readRecipe'
import { initialRecipe } from '../../../recipe/recipe'
import { keyRefusals, paramRefusals } from '../../../recipe/testing/refusals'
import { fakeCard, fakeClassification } from '../../../state/testing/fakeEngine'
import { spoken } from './told'

const english = (sentences: readonly string[]) =>
  sentences.filter((text) => / (is|are|takes|taken|instead|not|none|the) /.test(` ${spoken.told(text)} `))

test('every key', () => {
  expect(keyRefusals().length).toBeGreaterThan(15)
  expect(english(keyRefusals())).toEqual([])
})

test('every parameter of every method', () => {
  expect(paramRefusals().length).toBeGreaterThan(60)
  expect(english(paramRefusals())).toEqual([])
})

test('what the model has not', () => {
  const link = 'layer=nowhere&class=unicorn&target=region&anchor=3'
  const { remarks } = makeExplainRequest(readLink(link).recipe, fakeCard, fakeClassification)
  const boxes = { corners: new Float32Array(8), found: [], best: [], own: { classes: [] } }
  const seen = { ...fakeClassification, boxes } as unknown as typeof fakeClassification
  const beyond = makeExplainRequest({ ...initialRecipe, anchor: 7 }, fakeCard, seen).remarks
  expect([remarks.length, beyond.length]).toEqual([4, 1])
  expect(english([...remarks, ...beyond])).toEqual([])
})
