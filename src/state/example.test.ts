import { expect, test } from 'vitest'
import { initialRecipe, type Recipe } from '../recipe/recipe'
import { exampleOn } from './example'
import type { State } from './store'

const seen = (reference: string | null, model: Recipe['model'] = null) =>
  ({ recipe: { ...initialRecipe, model }, picture: { reference }, model: {} }) as unknown as State

test('the example is the built-in model on its own pictures and scenes', () => {
  expect(exampleOn(seen(null))).toBe('own picture')
  expect(exampleOn(seen('scene:1234'))).toBe('own picture')
  expect(exampleOn(seen(null, 'tabletop-graph'))).toBe('own picture')
})

test('a picture that somebody gave is strange to it, and another model is no example', () => {
  expect(exampleOn(seen('file:cat.jpg'))).toBe('strange picture')
  expect(exampleOn(seen('https://a.example/cat.jpg'))).toBe('strange picture')
  expect(exampleOn(seen(null, 'https://a.example/model.json'))).toBeNull()
  expect(exampleOn({ ...seen('file:cat.jpg'), model: null })).toBeNull()
})

test('it is the example from the start, before picture and model have opened, unless another picture is on its way', () => {
  expect(exampleOn({ recipe: initialRecipe, picture: null, model: null })).toBe('own picture')
  const recipe = { ...initialRecipe, image: 'https://a.example/cat.jpg' } as const
  expect(exampleOn({ recipe, picture: null, model: null })).toBeNull()
})
