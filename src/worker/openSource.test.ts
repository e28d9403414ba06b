import { afterEach, expect, test, vi } from 'vitest'
import { failure } from '../errors'
import { readSource } from './openSource'
import { fakeCaches } from './testing/fakeCaches'
import { toyModelFiles } from './testing/toyModel'

const url = 'https://a.example/net/model.json'
const keep = { cache: 'net', most: 1e9, fresh: false }
const source = { kind: 'url', url, keep } as const
const quiet = () => {}

afterEach(() => vi.unstubAllGlobals())

/** A host with the toy model; counts what it is asked for. */
function host() {
  const asked: string[] = []
  const files = new Map(toyModelFiles().map(({ path, file }) => [path.split('/').at(-1), file]))
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    init?.signal?.throwIfAborted()
    const name = address.split('/').at(-1) ?? ''
    asked.push(name)
    const file = files.get(name)
    return file ? new Response(await file.arrayBuffer()) : new Response('', { status: 404 })
  })
  return asked
}

const read = (caches: CacheStorage) =>
  readSource({ source, caches, signal: new AbortController().signal }, quiet)

test('what the browser keeps and cannot be read is fetched again, and kept as it should be', async () => {
  const asked = host()
  const { caches } = fakeCaches()
  const first = await read(caches)
  await first.kept.settle(true)
  const { length } = asked
  const cache = await caches.open('net')
  await cache.put('https://a.example/net/weights.bin', new Response(new Uint8Array(5)))
  const again = await read(caches)
  expect(again.artifacts.weights).toEqual(first.artifacts.weights)
  expect(asked.length).toBeGreaterThan(length)
  await again.kept.settle(true)
  const last = asked.length
  expect((await read(caches)).artifacts.weights).toEqual(first.artifacts.weights)
  expect(asked.length).toBe(last)
})

test('of a kept model that is spoilt and a host that does not answer, the host is named', async () => {
  host()
  const { caches } = fakeCaches()
  const first = await read(caches)
  await first.kept.settle(true)
  const cache = await caches.open('net')
  await cache.put('https://a.example/net/weights.bin', new Response(new Uint8Array(5)))
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(read(caches)).rejects.toMatchObject({
    name: 'NotReadable',
    message: expect.stringContaining('cannot be reached'),
  })
})

test('a model that is stopped is not read again', async () => {
  host()
  const { caches } = fakeCaches()
  const stop = new AbortController()
  stop.abort(failure('AbortError', 'The run was stopped.'))
  const reading = readSource({ source, caches, signal: stop.signal }, quiet)
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
})
