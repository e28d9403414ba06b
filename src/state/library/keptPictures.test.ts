// Where a browser stores no blobs a picture is kept in pieces, and comes back the same.
import { beforeEach, expect, test, vi } from 'vitest'
import { disk } from '../testing/fakeDisk'
import { openKeptPictures } from './keptPictures'

vi.mock('idb-keyval', async () => (await import('../testing/fakeDisk')).idbKeyval)
beforeEach(disk.reset)

const pictureOf = (key: string) => ({
  ...{ key, name: `${key}.png`, blob: new Blob(['pixels'], { type: 'image/png' }) },
})
const picture = pictureOf('cat')

test.each(['', 'UnknownError', 'DataCloneError'])('a picture comes back after %s', async (why) => {
  disk.blobs = why
  const kept = openKeptPictures(() => 1)
  await kept.put(picture)
  const back = await kept.get('cat')
  expect(back?.picture).toMatchObject({ key: 'cat', name: 'cat.png' })
  expect(back?.picture.blob.type).toBe('image/png')
  expect(await back?.picture.blob.text()).toBe('pixels')
  expect(disk.names('limelight-pieces')).toHaveLength(why ? 1 : 0)
})

test('where there is no room it is not tried again', async () => {
  disk.all = 'QuotaExceededError'
  await expect(openKeptPictures().put(picture)).rejects.toThrow('refused')
  expect(disk.names('limelight-pictures')).toEqual([])
})

test('the twelve latest stay, with their pieces alone', async () => {
  disk.blobs = 'DataCloneError'
  let date = 0
  const kept = openKeptPictures(() => ++date)
  for (let i = 0; i < 15; i++) await kept.put(pictureOf(`cat ${i}`))
  expect(disk.names('limelight-pictures')).toHaveLength(12)
  expect(disk.names('limelight-pieces')).toHaveLength(12)
  expect(await kept.get('cat 2')).toBeNull()
  expect((await kept.get('cat 3'))?.picture.name).toBe('cat 3.png')
})
