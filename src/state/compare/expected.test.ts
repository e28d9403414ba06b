import { expect, it } from 'vitest'
import { initialRecipe } from '../../recipe/recipe'
import { initialState, type State } from '../store'
import { fakeCard, fakeClassification } from '../testing/fakeEngine'
import { cellsOf } from './compare'
import { expectedPair } from './expected'

const state = (classGiven: string | null): State => ({
  ...initialState,
  recipe: { ...initialRecipe, classGiven },
  model: { key: 'net', card: fakeCard, reference: null, output: null, given: null },
  classification: fakeClassification,
})

it('sets the most probable class beside the chosen one, with what the first has over the second', () => {
  const start = state('3')
  const opened = { ...start, compare: { ...start.compare, ...expectedPair(start) } }
  expect(opened.compare).toMatchObject({ open: true, axis: 'classes' })
  expect(cellsOf(opened).map(({ request }) => request.target)).toEqual([
    { kind: 'logit', classIndex: 0 },
    { kind: 'logit', classIndex: 3 },
    { kind: 'contrast', classIndex: 0, against: 3 },
  ])
})

it('has nothing to set side by side before another class is chosen', () => {
  expect(expectedPair(state(null))).toBe(null)
  expect(expectedPair(state('0'))).toBe(null)
  expect(expectedPair({ ...state('3'), classification: null })).toBe(null)
})
