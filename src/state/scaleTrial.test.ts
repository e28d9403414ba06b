import { expect, it } from 'vitest'
import { failure } from '../errors'
import type { Preprocess } from '../picture/types'
import { initialRecipe } from '../recipe/recipe'
import { openScaleTrial, trialKey } from './scaleTrial'
import { openStore } from './store'
import { fakeCard, fakeClassification } from './testing/fakeEngine'
import { fakePicture } from './testing/fakePicture'

const model = { key: 'm', card: fakeCard, reference: null, output: null, given: null }

function trial(
  answer: (list: readonly Preprocess[]) => Promise<typeof fakeClassification.top>,
  scale = fakeCard.guess.scale,
) {
  const card = { ...fakeCard, guess: { ...fakeCard.guess, scale } }
  const store = openStore({
    recipe: { ...initialRecipe, fit: 'crop' },
    model: { ...model, card },
    classification: fakeClassification,
  })
  return { store, trial: openScaleTrial(store, { tryScales: answer }) }
}

it('tries the six named ways with the size and the fit in use, and pairs each with its class', async () => {
  const asked: Preprocess[] = []
  const { store, trial: one } = trial(async (list) => {
    asked.push(...list)
    return list.flatMap((_, i) => fakeClassification.top[i] ?? [])
  })
  await one.run()
  expect(asked.map((how) => how.scale)).toEqual(['signed', 'unit', 'bytes', 'imagenet', 'caffe', 'bgr'])
  expect(asked[4]).toEqual({ height: 224, width: 224, scale: 'caffe', fit: 'crop' })
  expect(one.state.getState()).toMatchObject({ key: trialKey(store.getState()), running: false })
  expect(one.state.getState().tried.map(({ scale, best }) => [scale, best.label])).toEqual([
    ['signed', 'boxer'],
    ['unit', 'bull mastiff'],
    ['bytes', 'tiger cat'],
    ['imagenet', 'tabby, tabby cat'],
    ['caffe', 'doormat'],
    ['bgr', 'sliding door'],
  ])
})

it('tries numbers that were guessed from the file as well', async () => {
  const numbers = { mean: [127, 127, 127], std: [128, 128, 128] }
  const { trial: one } = trial(
    async (list) => list.flatMap((_, i) => fakeClassification.top[i] ?? []),
    numbers,
  )
  await one.run()
  expect(one.state.getState().tried.map(({ scale }) => scale)).toEqual([
    numbers,
    'unit',
    'signed',
    'bytes',
    'imagenet',
    'caffe',
    'bgr',
  ])
})

it('keeps the numbers in use among those to choose from', async () => {
  const numbers = { mean: [1, 2, 3], std: [4, 5, 6] }
  const { store, trial: one } = trial(async (list) => list.flatMap((_, i) => fakeClassification.top[i] ?? []))
  store.setState(({ recipe }) => ({ recipe: { ...recipe, scale: numbers } }))
  await one.run()
  expect(
    one.state
      .getState()
      .tried.map(({ scale }) => scale)
      .slice(0, 3),
  ).toEqual(['signed', numbers, 'unit'])
})

it('another picture or fit asks for another trial, another scale does not', () => {
  const { store } = trial(async () => [])
  const state = store.getState()
  const with_ = (change: object) => trialKey({ ...state, recipe: { ...state.recipe, ...change } })
  expect(with_({ scale: 'bytes' })).toBe(trialKey(state))
  expect(with_({ fit: null })).not.toBe(trialKey(state))
})

it('says in a sentence why it failed', async () => {
  const { store, trial: one } = trial(() => Promise.reject(failure('OutOfMemory', 'The device is full.')))
  await one.run()
  expect(store.getState().alerts.map((a) => a.text)).toEqual(['The device is full.'])
  expect(one.state.getState()).toMatchObject({ running: false, tried: [] })
})

it('is of the picture that an address gives now, not of the one that it gave before', () => {
  const { store } = trial(async () => [])
  const keyOf = (edition: number) =>
    trialKey({ ...store.getState(), picture: { ...fakePicture('p'), edition } })
  expect(keyOf(1)).not.toBe(keyOf(0))
})
