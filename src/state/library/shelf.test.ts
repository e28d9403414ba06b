// Where a browser stores no blobs, files are kept in pieces and come back the same.
import { beforeEach, expect, test, vi } from 'vitest'
import { disk } from '../testing/fakeDisk'
import { openShelf } from './shelf'

vi.mock('idb-keyval', async () => (await import('../testing/fakeDisk')).idbKeyval)
beforeEach(disk.reset)

const shelf = () => openShelf<Held>('limelight-test', 'test')

interface Held {
  readonly name: string
  readonly files: readonly { readonly path: string; readonly file: Blob }[]
  readonly first?: Blob
}

/** Of more bytes than a piece, and no two pieces alike. */
function large(size: number): Blob {
  const bytes = new Uint8Array(size)
  for (let i = 0; i < size; i += 1000) bytes[i] = (i / 1000) % 251
  return new Blob([bytes], { type: 'application/x-weights' })
}

const small = new File(['pixels'], 'a.png', { type: 'image/png', lastModified: 1234 })
const held: Held = {
  name: 'net',
  first: small,
  files: [
    { path: 'net/a.png', file: small },
    { path: 'net/empty.bin', file: new Blob([]) },
    { path: 'net/w.bin', file: large(9_500_000) },
  ],
}

const bytesOf = async (blob: Blob | undefined) =>
  Buffer.from((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))

test.each(['UnknownError', 'DataCloneError', 'NotFoundError'])(
  'a record comes back with its files where blobs meet %s',
  async (why) => {
    disk.blobs = why
    await shelf().put('net', held)
    const back = await shelf().get('net')
    expect(back?.name).toBe('net')
    expect(back?.files.map(({ path, file }) => [path, file.size, file.type])).toEqual([
      ['net/a.png', 6, 'image/png'],
      ['net/empty.bin', 0, ''],
      ['net/w.bin', 9_500_000, 'application/x-weights'],
    ])
    expect(back?.files[0]?.file).toMatchObject({ name: 'a.png', lastModified: 1234 })
    expect(await back?.first?.text()).toBe('pixels')
    for (const [i, { file }] of held.files.entries())
      expect((await bytesOf(file)).equals(await bytesOf(back?.files[i]?.file))).toBe(true)
  },
)

test('no piece is larger than 4 MB, and a file that is in the record twice lies there once', async () => {
  disk.blobs = 'DataCloneError'
  await shelf().put('net', held)
  expect(disk.largest).toBe(4_000_000)
  expect(disk.names('limelight-pieces')).toHaveLength(3)
})

test('where blobs are stored nothing is cut', async () => {
  await shelf().put('net', held)
  expect(disk.stores.get('limelight-test')?.get('net')).toBe(held)
  expect(disk.names('limelight-pieces')).toEqual([])
  expect(await shelf().get('net')).toBe(held)
})

test('what is written anew, removed or cleared leaves no pieces', async () => {
  disk.blobs = 'DataCloneError'
  const open = shelf()
  await open.put('net', held)
  await open.put('net', { name: 'net', files: held.files.slice(0, 1) })
  expect(disk.names('limelight-pieces')).toHaveLength(1)
  await open.del('net')
  expect(disk.names('limelight-pieces')).toEqual([])
  await open.put('a', held)
  await open.put('b', held)
  await open.clear()
  expect([...disk.names('limelight-pieces'), ...disk.names('limelight-test')]).toEqual([])
})

test('what lies there stays where it is put once', async () => {
  disk.blobs = 'DataCloneError'
  const open = shelf()
  await open.putOnce('net', held)
  await open.putOnce('net', { name: 'other', files: [] })
  expect((await open.get('net'))?.name).toBe('net')
})

test('an outline names all but the bytes', async () => {
  disk.blobs = 'DataCloneError'
  await shelf().put('net', held)
  expect(await shelf().outline('net')).toMatchObject({ name: 'net', files: [{ path: 'net/a.png' }, {}, {}] })
  expect((await shelf().outlines()).map(([key, { name }]) => [key, name])).toEqual([['net', 'net']])
})

test('where there is no room it is not tried again in pieces', async () => {
  disk.all = 'QuotaExceededError'
  await expect(shelf().put('net', held)).rejects.toMatchObject({ name: 'QuotaExceededError' })
  expect(disk.stores.get('limelight-pieces')?.size ?? 0).toBe(0)
})

test('where the room ends among the pieces none of them stays, and what lay there does', async () => {
  disk.blobs = 'DataCloneError'
  const open = shelf()
  await open.put('net', { name: 'before', files: held.files.slice(0, 1) })
  disk.room = 3
  await expect(open.put('net', held)).rejects.toMatchObject({ name: 'QuotaExceededError' })
  expect(disk.names('limelight-pieces')).toHaveLength(1)
  expect((await open.get('net'))?.name).toBe('before')
})

test('a record of which a piece has gone is gone', async () => {
  disk.blobs = 'DataCloneError'
  await shelf().put('net', held)
  disk.stores.get('limelight-pieces')?.delete(disk.names('limelight-pieces')[1] ?? '')
  expect(await shelf().get('net')).toBeUndefined()
})

test('pieces that a page left half written an hour ago go; those of a page that writes now stay', async () => {
  disk.blobs = 'DataCloneError'
  const key = (of: string, ago: number) => `limelight-${of} ${Date.now() - ago} 0.5 0`
  const [old, now, others] = [key('test', 4_000_000), key('test', 0), key('other', 4_000_000)]
  disk.stores.set('limelight-pieces', new Map([old, now, others].map((of) => [of, new ArrayBuffer(1)])))
  await shelf().put('cat', { name: 'cat', files: [], first: small })
  expect(disk.names('limelight-pieces')).toEqual([
    now,
    others,
    expect.stringMatching(/^limelight-test .* 0$/),
  ])
})
