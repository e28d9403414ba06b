import { expect, test, vi } from 'vitest'
import { openStore } from '../store'
import { openLiveLater } from './openLiveLater'

test('the camera looks once the code is here, and is let go; before that there is nothing to freeze', async () => {
  const store = openStore({})
  const live = openLiveLater(store, { name: 'camera picture', instead: () => '' })
  live.freeze()
  const source = { frame: vi.fn(async () => new Blob(['frame'])), close: vi.fn() }
  await live.begin(source)
  expect(store.getState().live).toEqual({ rate: null })
  live.freeze()
  expect([store.getState().live, source.close.mock.calls.length]).toEqual([null, 1])
  const next = { ...source, close: vi.fn() }
  await live.begin(next)
  expect([source.close.mock.calls.length, store.getState().live]).toEqual([1, { rate: null }])
})
