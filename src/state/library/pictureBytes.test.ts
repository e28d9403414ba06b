// Where a browser stores no blobs a picture is kept as bytes, and comes back the same.
import { expect, test, vi } from 'vitest'
import { openKeptPictures } from './keptPictures'

const disk = vi.hoisted(() => ({ stored: new Map<string, unknown>(), why: '' }))

vi.mock('idb-keyval', () => ({
  createStore: () => disk.stored,
  get: async (key: string) => disk.stored.get(key),
  set: async (key: string, value: { picture: object }) => {
    if (disk.why && 'blob' in value.picture) throw Object.assign(new Error('refused'), { name: disk.why })
    disk.stored.set(key, value)
  },
  del: async (key: string) => disk.stored.delete(key),
  entries: async () => [...disk.stored],
}))

const picture = { key: 'cat', name: 'cat.png', blob: new Blob(['pixels'], { type: 'image/png' }) }

test.each(['', 'UnknownError', 'DataCloneError'])('a picture comes back after %s', async (why) => {
  disk.stored.clear()
  disk.why = why
  const kept = openKeptPictures(() => 1)
  await kept.put(picture)
  const back = await kept.get('cat')
  expect(back?.picture).toMatchObject({ key: 'cat', name: 'cat.png' })
  expect(back?.picture.blob.type).toBe('image/png')
  expect(await back?.picture.blob.text()).toBe('pixels')
  expect(disk.stored.get('cat')).toHaveProperty(why ? 'picture.bytes' : 'picture.blob')
})

test('where there is no room it is not tried again', async () => {
  disk.stored.clear()
  disk.why = 'QuotaExceededError'
  await expect(openKeptPictures().put(picture)).rejects.toThrow('refused')
  expect(disk.stored.size).toBe(0)
})
