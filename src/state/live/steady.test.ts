import { expect, test } from 'vitest'
import { type OpenPicture, openStore, type Shown, type State } from '../store'
import { fakeClassification, fakeShown } from '../testing/fakeEngine'
import { openSteady } from './steady'

const base = fakeShown()
const blob = new Blob(['frame'])
const model = { key: base.modelKey } as State['model']

/** What belongs to a frame, as far as it has come. */
function frame(key: string, explained: boolean): Partial<State> {
  const classification = { ...fakeClassification }
  return {
    given: { picture: { key, name: 'camera picture', blob }, model: null },
    picture: { key, blob } as OpenPicture,
    classification,
    ...(explained && { shown: { ...base, pictureKey: key, classification } as Shown }),
    job: explained ? { kind: 'idle' } : { kind: 'classifying' },
  }
}

test('while the camera looks, picture, classes and map on show are of one frame', () => {
  const store = openStore({ model })
  store.setState((s) => ({
    recipe: { ...s.recipe, image: 'file:camera picture' },
    ...frame('frame 1', true),
  }))
  const steady = openSteady(store)
  store.setState({ live: { rate: 3 } })
  const first = steady.getState()
  store.setState(frame('frame 2', false))
  const held = steady.getState()
  expect(held.picture?.key).toBe('frame 1')
  expect(held.classification).toBe(first.classification)
  expect(held.shown).toBe(first.shown)
  expect(held.job.kind).toBe('idle')
  store.setState(frame('frame 2', true))
  expect(steady.getState().picture?.key).toBe('frame 2')
  expect(steady.getState().shown?.pictureKey).toBe('frame 2')
})

test('choices come through at once, and without the camera all does', () => {
  const store = openStore({ model, live: { rate: 1 } })
  const steady = openSteady(store)
  store.setState((s) => ({ recipe: { ...s.recipe, method: 'layercam' } }))
  expect(steady.getState().recipe.method).toBe('layercam')
  store.setState({ ...frame('given 1', false), live: null })
  expect(steady.getState().picture?.key).toBe('given 1')
  expect(steady.getState().job.kind).toBe('classifying')
})
