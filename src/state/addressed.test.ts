import { expect, test } from 'vitest'
import { initialRecipe } from '../recipe/recipe'
import { addressedRecipe } from './addressed'
import { initialState } from './store'

const from = (recipe: object) => addressedRecipe({ ...initialState, recipe: { ...initialRecipe, ...recipe } })

test('model and picture by address', () => {
  const recipe = { model: 'https://a.example/model.json', image: 'https://a.example/cat.jpg', method: 'rise' }
  expect(from(recipe)).toMatchObject(recipe)
})

test('none for files, scenes and no picture', () => {
  const model = 'https://a.example/model.json'
  expect(from({ model: 'file:net', image: 'https://a.example/cat.jpg' })).toBeNull()
  expect(from({ model, image: 'file:cat.jpg' })).toBeNull()
  expect(from({ model, image: 'scene:14' })).toBeNull()
  expect(from({ model, image: '' })).toBeNull()
})
