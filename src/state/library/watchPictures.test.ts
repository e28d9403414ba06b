// A picture is kept as soon as it is given: the address names it from then on.
import { expect, test } from 'vitest'
import { initialRecipe } from '../../recipe/recipe'
import { type GivenPicture, openStore, type State } from '../store'
import { fakeKept } from '../testing/fakeKept'
import { openLibrary } from './library'
import { watchPictures } from './watchPictures'

const picture = (key: string): GivenPicture => ({ key, name: 'cat.png', blob: new Blob(['x']) })
const dropped = { ...initialRecipe, image: 'file:cat.png' }

const intents = { choose: () => undefined, takeRecipe: () => undefined }

function watched() {
  const store = openStore({ recipe: initialRecipe })
  const kept: string[] = []
  watchPictures(store, ({ key }) => void kept.push(key))
  const give = (key: string, more: Partial<State> = {}) =>
    store.setState(({ given }) => ({ recipe: dropped, given: { ...given, picture: picture(key) }, ...more }))
  return { store, kept, give }
}

test('a picture is told of once, before it is decoded', () => {
  const { store, kept, give } = watched()
  give('a')
  expect(store.getState().picture).toBeNull()
  store.setState({ recipe: { ...dropped, method: 'layercam' } })
  expect(kept).toEqual(['a'])
})

test('a picture that comes back after another is told of again: it is the latest', () => {
  const { kept, give } = watched()
  for (const key of ['a', 'b', 'a']) give(key)
  expect(kept).toEqual(['a', 'b', 'a'])
})

test('a picture with an address is fetched from there, and frames of the camera pass', () => {
  const { store, kept, give } = watched()
  give('b', { recipe: { ...initialRecipe, image: 'https://example.org/cat.png' } })
  give('frame 1', { live: {} as State['live'] })
  expect(kept).toEqual([])
  store.setState({ live: null })
  expect(kept).toEqual(['frame 1'])
})

test('it waits for no model that is still being put away', async () => {
  const store = openStore({ recipe: initialRecipe })
  const kept: string[] = []
  const pictures = {
    put: async ({ key }: GivenPicture) => void kept.push(key),
    get: async () => null,
    clear: async () => undefined,
    prepare: async () => undefined,
  }
  const busy = { ...fakeKept(), list: () => new Promise<never>(() => undefined) }
  openLibrary(store, { intents, pictures, kept: busy, serverModels: async () => [] })
  store.setState(({ given }) => ({ recipe: dropped, given: { ...given, picture: picture('a') } }))
  await expect.poll(() => kept).toEqual(['a'])
})

test.each([
  [
    'QuotaExceededError',
    'There is no room left in this browser to keep your picture; a reload asks for it again.',
  ],
  [
    'SecurityError',
    'This browser keeps nothing that you open, as in some private windows; a reload asks for your files again.',
  ],
])('where it is not kept after %s that is said once, and it stays on show', async (name, text) => {
  const store = openStore({ recipe: initialRecipe })
  const refuse = () => Promise.reject(Object.assign(new Error('no'), { name }))
  const pictures = {
    put: refuse,
    get: async () => null,
    clear: async () => undefined,
    prepare: async () => {},
  }
  const library = openLibrary(store, { intents, pictures, kept: fakeKept(), serverModels: async () => [] })
  for (const key of ['a', 'b']) {
    store.setState(({ given }) => ({ recipe: dropped, given: { ...given, picture: picture(key) } }))
    await library.settled()
    expect(store.getState().given.picture?.key).toBe(key)
    expect(store.getState().alerts.map((alert) => alert.text)).toEqual(key === 'a' ? [text] : [])
    store.setState({ alerts: [] })
  }
})
