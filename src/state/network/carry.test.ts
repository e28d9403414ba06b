// What was dropped survives the reload that the lock takes, where the browser stores no blobs too.
import { beforeEach, expect, test, vi } from 'vitest'
import { openStore, type State } from '../store'
import { disk } from '../testing/fakeDisk'
import { carry, takeCarried } from './carry'
import type { Marks } from './marks'

vi.mock('idb-keyval', async () => (await import('../testing/fakeDisk')).idbKeyval)
beforeEach(disk.reset)

function marks(): Marks {
  const all = new Map<string, string>()
  return {
    get: (name) => all.get(name) ?? null,
    set: (name, value) => void (value === null ? all.delete(name) : all.set(name, value)),
  }
}

const picture = { key: 'cat', name: 'cat.png', blob: new Blob(['pixels'], { type: 'image/png' }) }
const source = { kind: 'files', files: [{ path: 'net/w1.bin', file: new Blob(['12345678']) }] } as const
const model = { key: 'given 1', name: 'net', source }

function given(more: Partial<State>) {
  const store = openStore({})
  store.setState(more)
  return store.getState()
}

test.each(['', 'UnknownError', 'DataCloneError'])('picture and model arrive once after %s', async (why) => {
  disk.blobs = why
  const tab = marks()
  expect(await carry(given({ given: { picture, model } }), tab)).toBe(true)
  const found = await takeCarried(tab)
  expect(await found?.given.picture?.blob.text()).toBe('pixels')
  const arrived = found?.given.model?.source
  expect(arrived?.kind === 'files' && (await arrived.files[0]?.file.text())).toBe('12345678')
  expect(await takeCarried(tab)).toBeNull()
  expect([...disk.names('limelight-carry'), ...disk.names('limelight-pieces')]).toEqual([])
})

test('where nothing can be kept it tells whether a file would be lost', async () => {
  disk.all = 'SecurityError'
  const tab = marks()
  expect(await carry(given({ given: { picture, model: null } }), tab)).toBe(false)
  expect(await carry(given({ given: { picture: null, model } }), tab)).toBe(false)
  expect(await carry(given({}), tab)).toBe(true)
  expect(await takeCarried(tab)).toBeNull()
})
