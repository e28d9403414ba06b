import { expect, test, vi } from 'vitest'
import type { TopTenth } from '../engine/metrics/topTenth'
import { failure } from '../errors'
import { initialRecipe } from '../recipe/recipe'
import type { Engine } from '../worker/client'
import { openStore, type Shown, type State } from './store'
import { openUntil } from './testing/until'
import { watchTrust } from './watchTrust'

const classification = { top: [] } as unknown as Shown['classification']

const map = (key: string, state = 'ok') =>
  ({
    key,
    pictureKey: 'p',
    modelKey: 'm',
    recipe: initialRecipe,
    card: { labels: [] },
    classification,
    request: { method: 'gradcam', target: { kind: 'logit', classIndex: 3 }, params: {} },
    result: { heatmap: { width: 1, height: 1, data: Float32Array.of(1), state } },
  }) as unknown as Shown

const open = { picture: { key: 'p' }, model: { key: 'm' }, classification } as unknown as Partial<State>
const found: TopTenth = { score: 0.9, hidden: 0.2, random: 0.8, beaten: 8, draws: 8 }

test('the map on show is measured once, and its figures are kept for the way back', async () => {
  const store = openStore({ ...open, shown: map('a') })
  const topTenth = vi.fn<Engine['topTenth']>(async () => found)
  watchTrust(store, { topTenth }, 0)
  const until = openUntil(store)
  expect((await until((s) => s.trust?.key === 'a')).trust).toEqual({ ...found, key: 'a' })
  expect(topTenth.mock.calls[0]?.[0]).toMatchObject({ classIndex: 3, map: { width: 1, height: 1 } })
  store.setState({ shown: map('b') })
  expect(store.getState().trust).toBeNull()
  await until((s) => s.trust?.key === 'b')
  store.setState({ shown: map('a') })
  expect(store.getState().trust?.key).toBe('a')
  expect(topTenth).toHaveBeenCalledTimes(2)
})

test('whatever is asked for next ends the measuring, and it begins again at rest', async () => {
  const store = openStore({ ...open, shown: map('a') })
  const aborted: boolean[] = []
  const topTenth: Engine['topTenth'] = (_, { signal } = {}) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve(found), 60)
      signal?.addEventListener('abort', () => {
        clearTimeout(timer)
        aborted.push(true)
        reject(failure('AbortError', 'The run was stopped.'))
      })
    })
  watchTrust(store, { topTenth }, 0)
  await new Promise((resolve) => setTimeout(resolve, 20))
  store.setState({ job: { kind: 'classifying' } })
  expect(aborted).toEqual([true])
  store.setState({ job: { kind: 'idle' } })
  await openUntil(store)((s) => s.trust?.key === 'a')
  expect(store.getState().alerts).toEqual([])
})

test('a map without a peak, or of a picture that is gone, is not measured', async () => {
  const topTenth = vi.fn<Engine['topTenth']>(async () => found)
  for (const shown of [map('flat', 'flat'), { ...map('old'), pictureKey: 'another' }]) {
    const end = watchTrust(openStore({ ...open, shown }), { topTenth }, 0)
    await new Promise((resolve) => setTimeout(resolve, 10))
    end()
  }
  expect(topTenth).not.toHaveBeenCalled()
})

test('what goes wrong is said in the line and nowhere else, and the next map is measured', async () => {
  const store = openStore({ ...open, shown: map('a') })
  const topTenth = vi.fn<Engine['topTenth']>(async () => found)
  topTenth.mockRejectedValueOnce(failure('OutOfMemory', 'The device is full.'))
  topTenth.mockRejectedValueOnce(failure('DeviceLost', 'The GPU stopped answering; try again.'))
  watchTrust(store, { topTenth }, 0)
  const until = openUntil(store)
  const { trust } = await until((s) => s.trust !== null)
  expect(trust).toEqual({ key: 'a', trouble: 'The device is full.' })
  store.setState({ shown: map('b') })
  expect((await until((s) => s.trust?.key === 'b')).trust).toMatchObject({
    trouble: 'The GPU stopped answering; try again.',
  })
  store.setState({ shown: map('a') })
  expect((await until((s) => s.trust?.key === 'a')).trust).toEqual({ ...found, key: 'a' })
  expect(store.getState().alerts).toEqual([])
})

test('a worker that dies under it is replaced in silence, and the map measured again; a second death is said, and the last', async () => {
  const store = openStore({ ...open, shown: map('a') })
  const topTenth = vi.fn<Engine['topTenth']>(() => {
    // As the flow begins it anew.
    setTimeout(() => store.setState({ job: { kind: 'starting' } }))
    setTimeout(() => store.setState({ job: { kind: 'idle' } }))
    return Promise.reject(failure('WorkerLost', 'The engine stopped.'))
  })
  watchTrust(store, { topTenth }, 0)
  const calls: number[] = []
  store.subscribe(({ trust }) => trust !== null && calls.push(topTenth.mock.calls.length))
  const { trust } = await openUntil(store)((s) => s.trust !== null)
  expect(calls[0]).toBe(2)
  expect(trust).toEqual({ key: 'a', trouble: 'The engine stopped.' })
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(topTenth).toHaveBeenCalledTimes(2)
})
