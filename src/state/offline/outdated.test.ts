// A tab of a version that its host no longer has.
import { expect, test, vi } from 'vitest'
import { failure, unfetched } from '../../errors'
import { addFailure } from '../alerts'
import { openStore } from '../store'
import { OUTDATED, watchOutdated } from './outdated'

const script = './assets/index-old1.js'
const pageOf = (name: string) => `<!doctype html><script type="module" src="./assets/${name}"></script>`

function watched(page: string | null) {
  const store = openStore({})
  const present = vi.fn(async () => page)
  watchOutdated(store, { present, script })
  const texts = () => store.getState().alerts.map(({ text }) => text)
  return { store, present, texts }
}

for (const [what, error] of [
  ['a worker', unfetched('a GraphModel')],
  ['the page', new TypeError('Failed to fetch dynamically imported module: https://a.example/x.js')],
  ['styles of the page', new Error('Unable to preload CSS for /assets/Compare-1.css')],
] as const)
  test(`where the host has a newer version, what ${what} lacks is said of that, and it is offered`, async () => {
    const { store, texts } = watched(pageOf('index-new2.js'))
    addFailure(store, error)
    await vi.waitFor(() => expect(texts()).toEqual([OUTDATED]))
    expect(store.getState()).toMatchObject({ update: true, alerts: [{ offer: null }] })
  })

test('where it has this one, or does not answer, the network is to blame', async () => {
  for (const page of [pageOf('index-old1.js'), null, 'Sign in to this network']) {
    const { store, present, texts } = watched(page)
    addFailure(store, unfetched('a GraphModel'))
    await vi.waitFor(() => expect(present).toHaveBeenCalledOnce())
    await new Promise((resolve) => setTimeout(resolve))
    expect(texts()[0]).toMatch(/^The code for a GraphModel could not be fetched/)
    expect(store.getState().update).toBe(false)
  }
})

test('nobody is asked for other failures', () => {
  const { store, present } = watched(null)
  addFailure(store, failure('BadImage', 'a.png is damaged.'))
  expect(present).not.toHaveBeenCalled()
})

test('what is missing in two places is said once', async () => {
  const { store, texts } = watched(pageOf('index-new2.js'))
  addFailure(store, unfetched('a GraphModel'))
  addFailure(store, unfetched('an ONNX model'))
  await vi.waitFor(() => expect(texts()).toEqual([OUTDATED]))
})
