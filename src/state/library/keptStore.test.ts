// The files of a dropped model where a browser stores no blobs, and what is known of them without reading them.
import { beforeEach, expect, test, vi } from 'vitest'
import { disk } from '../testing/fakeDisk'
import { files, record } from '../testing/libraryPage'
import { openKeptStore } from './keptStore'

vi.mock('idb-keyval', async () => (await import('../testing/fakeDisk')).idbKeyval)
beforeEach(disk.reset)

test.each(['', 'DataCloneError'])('a dropped model comes back after %s', async (why) => {
  disk.blobs = why
  await openKeptStore().put(record(), files)
  const back = await openKeptStore().files(record().id)
  expect(back?.map(({ path }) => path)).toEqual(['net/model.json', 'net/w1.bin'])
  expect(await back?.[1]?.file.text()).toBe('12345678')
  expect(await openKeptStore().parts(record().id)).toMatchObject([
    { path: 'net/model.json' },
    { path: 'net/w1.bin', size: 8 },
  ])
})

test('of a model that is removed nothing stays', async () => {
  disk.blobs = 'DataCloneError'
  const kept = openKeptStore()
  await kept.put(record(), files)
  await kept.remove(record())
  expect(await kept.list()).toEqual([])
  expect(disk.names('limelight-pieces')).toEqual([])
})

test('of what is not there, and of what earlier versions kept file by file, no parts are known', async () => {
  expect(await openKeptStore().parts('nothing')).toBeNull()
  disk.stores.set('limelight-files', new Map([['old', files]]))
  expect(await openKeptStore().parts('old')).toBeNull()
  expect(await openKeptStore().files('old')).toBe(files)
})
