import { expect, test } from 'vitest'
import { readLink } from './readRecipe'
import { initialRecipe } from './recipe'
import { writeLink } from './writeRecipe'

test.each([
  [{ axis: 'methods', ids: null, ways: [] }, 'compare=methods'],
  [
    { axis: 'classes', ids: ['3', '7'], ways: ['difference', 'swapped'] },
    'compare=classes:3,7&with=difference,swapped',
  ],
  [{ axis: 'layers', ids: ['a,b', 'c%2Cd/e:0'], ways: ['scale'] }, null],
  [{ axis: 'layers', ids: [], ways: [] }, 'compare=layers:'],
] as const)('%j goes through a link', (compare, text) => {
  const link = writeLink(initialRecipe, compare)
  if (text) expect(link).toBe(text)
  expect(readLink(link)).toMatchObject({ compare, problems: [] })
})

test('a link of one map has none, and a comparison of what cannot be compared is named', () => {
  expect(readLink('method=scorecam').compare).toBeUndefined()
  const { compare, problems } = readLink('compare=models')
  expect(compare).toBeUndefined()
  expect(problems).toEqual(['The comparison "models" is none of methods, classes, layers; one map is shown.'])
})
