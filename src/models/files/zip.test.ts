import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { unzip } from './zip'

const paths = async (zip: Uint8Array) => [...(await unzip(zip, 'x.zip')).keys()]

it('gives the files, without folders and what systems hide', async () => {
  const one = new Uint8Array(3)
  const zip = zipSync({
    'a/model.json': one,
    'a/README.md': one,
    a: {},
    '__MACOSX/._model.json': one,
    '.DS_Store': one,
    'a/Thumbs.db': one,
  })
  expect(await paths(zip)).toEqual(['a/model.json', 'a/README.md'])
})

it('unpacks a member that shrinks a lot, as a large model.json does', async () => {
  const long = new Uint8Array(3_000_000).fill(32)
  const found = await unzip(zipSync({ 'model.json': long }), 'x.zip')
  expect(found.get('model.json')?.length).toBe(3_000_000)
})

it('refuses by name what is damaged, and what claims to fill the memory', async () => {
  await expect(paths(Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2))).rejects.toThrow(
    'x.zip is a damaged or cut off zip file',
  )
  const bomb = zipSync({ zeros: new Uint8Array(1000) })
  const view = new DataView(bomb.buffer)
  // The size that the central directory claims.
  const directory = view.getUint32(bomb.length - 6, true)
  view.setUint32(directory + 24, 2 ** 30, true)
  await expect(paths(bomb)).rejects.toThrow('x.zip holds more than a page can unpack')
})

it('refuses more than 20,000 files by one sentence', async () => {
  const nothing = new Uint8Array(0)
  const zipOf = (count: number) =>
    zipSync(Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}`, nothing])), { level: 0 })
  expect((await paths(zipOf(20_000))).length).toBe(20_000)
  await expect(unzip(zipOf(20_001), 'x.zip')).rejects.toMatchObject({
    name: 'NotReadable',
    message: 'x.zip holds more than a page can unpack; unpack it and open its folder.',
  })
})
