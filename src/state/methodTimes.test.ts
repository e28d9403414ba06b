import { expect, test } from 'vitest'
import { methodCards } from '../engine/methods/cards'
import { initialOf } from '../engine/methods/shared/values'
import { initialRecipe } from '../recipe/recipe'
import { estimateCost, took, watchTimes } from './methodTimes'
import { openStore, type Shown, type State } from './store'
import { fakeCard, fakeClassification, fakeShown } from './testing/fakeEngine'

const cardOf = (id: string) => methodCards.find((card) => card.id === id) as (typeof methodCards)[number]
const asked = { recipe: initialRecipe, model: fakeCard }
const model = (key: string): State['model'] => ({
  ...{ key, card: fakeCard, reference: null, output: null, given: null },
})
const layer = fakeCard.suggested.layer
const channels = fakeCard.layers.find(({ name }) => name === layer)?.channels ?? Number.NaN

function page() {
  const store = openStore({ model: model('m') })
  return { store, times: watchTimes(store) }
}

/** A map with the parameters that a card starts with. */
function mapOf(id: string, ms: number, forwards = 1): Shown {
  const card = cardOf(id)
  const params = Object.fromEntries(card.params.map((p) => [p.name, initialOf(p, card.convention)]))
  const shown = fakeShown({
    ...{ method: id, layers: [layer], fuse: 'default', convention: null, params, size: 'native' },
    target: { kind: 'logit', classIndex: 0 },
  })
  return { ...shown, result: { ...shown.result, forwards, ms: { explain: ms } } }
}

test('before anything has run nothing is foretold', () => {
  expect(estimateCost(cardOf('scorecam'), page().times.getState(), asked)).toBeNull()
})

test('one timed pass foretells all methods, and a map that was made is its own time', () => {
  const { store, times } = page()
  store.setState({ classification: fakeClassification })
  const now = () => times.getState()
  expect(estimateCost(cardOf('scorecam'), now(), asked)).toEqual({ ms: channels * 21, how: 'about' })
  expect(estimateCost(cardOf('scorecam'), now(), { ...asked, change: { draft: true } })?.ms).toBe(
    Math.ceil(channels / 10) * 21,
  )
  expect(estimateCost(cardOf('ablationcam'), now(), asked)?.how).toBe('most')
  expect(estimateCost(cardOf('hirescam'), now(), asked)).toEqual({ ms: 63, how: 'about' })
  store.setState({ shown: mapOf('gradcam', 38) })
  expect(estimateCost(cardOf('gradcam'), now(), asked)).toEqual({ ms: 38, how: 'measured' })
  expect(estimateCost(cardOf('hirescam'), now(), asked)).toEqual({ ms: 38, how: 'about' })
  store.setState({ shown: mapOf('scorecam', 5000, 1000) })
  expect(now().pass).toBe(5)
  took(times, 4)
  took(times, 90)
  took(times, undefined)
  expect(now().pass).toBe(4)
})

test('what was timed before anybody watched counts from the first change on', () => {
  const store = openStore({
    model: model('m'),
    classification: fakeClassification,
    shown: mapOf('gradcam', 38),
  })
  const times = watchTimes(store)
  store.setState((state) => ({ ...state }), true)
  expect(estimateCost(cardOf('gradcam'), times.getState(), asked)).toEqual({ ms: 38, how: 'measured' })
  expect(estimateCost(cardOf('scorecam'), times.getState(), asked)).toEqual({
    ms: channels * 21,
    how: 'about',
  })
})

test('a run on its way tells what a picture takes', () => {
  const { store, times } = page()
  store.setState({ classification: fakeClassification })
  const { request } = mapOf('scorecam', 0)
  const job = { kind: 'explaining', request, done: 20, total: 1280, partial: null } as const
  store.setState({ job: { ...job, pace: { ms: 60, steps: 4 } } })
  expect(times.getState().pass).toBe(21)
  store.setState({ job: { ...job, pace: { ms: 60, steps: 20 } } })
  expect(times.getState().pass).toBe(3)
})

test('other parameters, another model, another backend take another time', () => {
  const { store, times } = page()
  store.setState({ classification: fakeClassification, shown: mapOf('gradcam', 38) })
  const smooth = { ...asked, recipe: { ...initialRecipe, params: { aug_smooth: true } } }
  expect(estimateCost(cardOf('gradcam'), times.getState(), smooth)).toEqual({ ms: 6 * 38, how: 'about' })
  store.setState({ model: model('other') })
  expect(estimateCost(cardOf('gradcam'), times.getState(), asked)).toBeNull()
  store.setState({ shown: mapOf('gradcam', 38) })
  expect(estimateCost(cardOf('gradcam'), times.getState(), asked)).toBeNull()
})
