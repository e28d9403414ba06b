// Back and a reload bring along the labels that were dropped beside the address of a model.
import { expect, test } from 'vitest'
import type { ReadRecipe } from '../../recipe/readRecipe'
import { readLink } from '../../recipe/readRecipe'
import { droppedLabels, initialRecipe } from '../../recipe/recipe'
import { shareFragment } from '../../recipe/share'
import { labelsAddress } from '../intake/labelsAddress'
import { openStore } from '../store'
import { openReturns, restoreDropped } from './goThere'

const kept = { put: async () => {}, get: async () => null, clear: async () => {} }
const labels = await labelsAddress(new Blob(['cat\ndog']), 'animals, all.csv')
const recipe = {
  ...initialRecipe,
  model: 'https://a.example/model.json',
  image: 'https://a.example/cat.jpg',
  labels,
}
const fragment = shareFragment(recipe)
const state = { picture: null, model: null, labels }

test('their address holds their text, and no link has it', async () => {
  expect(await (await fetch(labels)).text()).toBe('cat\ndog')
  expect(droppedLabels(labels)).toBe('animals, all.csv')
  expect(fragment).not.toContain('labels')
})

test('a reload has them again before the model opens', () => {
  const store = openStore({ recipe: readLink(fragment).recipe })
  void restoreDropped(store, state, kept)
  expect(store.getState().recipe.labels).toBe(labels)
})

test('a step back has them again; an address that names others is not overruled', () => {
  const taken: ReadRecipe[] = []
  const returns = openReturns(openStore({}), { takeRecipe: (read) => void taken.push(read) }, kept)
  returns.goThere(fragment, state)
  returns.goThere(`${fragment}&labels=https://a.example/other.txt`, state)
  returns.goThere(fragment, { picture: null, model: null })
  expect(taken.map(({ recipe }) => recipe.labels)).toEqual([labels, 'https://a.example/other.txt', null])
})
