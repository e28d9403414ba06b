import { afterEach, expect, test, vi } from 'vitest'
import { fakeCaches } from '../../worker/testing/fakeCaches'
import { builtin } from '../library/builtin'
import { sourceHere } from './sourceHere'

afterEach(() => vi.unstubAllGlobals())

const own = 'https://limelight.example/'
const { url = '', labels = '' } = builtin.models[0] ?? {}
const files = new Map([
  [url, new Blob(['{}'])],
  [String(labels), new Blob(['mug'])],
])
const provisions = { scripts: {} as never, files }

async function opened(named: string | undefined) {
  const said: string[] = []
  const asked = { kind: 'url', url: new URL(url, own).href, ...(named && { labels: named }) } as const
  const source = await sourceHere(asked, { provisions, own, say: (text) => said.push(text) })
  if (source.kind !== 'files') throw new Error('It is asked for.')
  const given = source.files.filter((file) => file.labels)
  return {
    paths: source.files.map(({ path }) => path),
    given: await Promise.all(given.map(async ({ path, file }) => [path, await file.text()])),
    said,
  }
}

test('names that were dropped on a built-in model are its names while the network is locked', async () => {
  const found = await opened(`data:text/plain;base64,${btoa('a\nb')}#my%20pets.txt`)
  expect(found).toEqual({
    paths: [url, labels, 'given/my pets.txt'],
    given: [['given/my pets.txt', 'a\nb']],
    said: [],
  })
})

test('its own names lie among its files', async () => {
  const found = await opened(new URL(String(labels), own).href)
  expect(found).toEqual({ paths: [url, labels], given: [], said: [] })
  expect(await opened(undefined)).toEqual(found)
})

test('names of a host are not asked for, which is said; the model opens', async () => {
  const { paths, said } = await opened('https://elsewhere.example/labels.txt')
  expect(paths).toEqual([url, labels])
  expect(said).toEqual([
    'The network is locked and elsewhere.example was not asked for names; drop the list itself, or unlock first.',
  ])
})

test('a model that is not here is refused', async () => {
  const asked = sourceHere(
    { kind: 'url', url: 'https://elsewhere.example/model.json' },
    { provisions, own, say: () => {} },
  )
  await expect(asked).rejects.toThrow('elsewhere.example was not asked; open the file itself')
})

test('a model that is kept here opens, and nobody is asked for what of it is not', async () => {
  const url = 'https://elsewhere.example/model.json'
  const { caches } = fakeCaches()
  vi.stubGlobal('caches', caches)
  const keep = { cache: 'a model', most: 1e6, fresh: true }
  const asked = () => sourceHere({ kind: 'url', url, keep }, { provisions, own, say: () => {} })
  // What a download that failed leaves behind is no model.
  const cache = await caches.open('a model')
  await expect(asked()).rejects.toThrow('elsewhere.example was not asked')
  await cache.put(url, new Response('{}'))
  expect(await asked()).toMatchObject({
    keep: { fresh: false, refusal: expect.stringContaining('elsewhere.example was not asked') },
  })
})
