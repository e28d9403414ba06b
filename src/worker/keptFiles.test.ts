import { expect, test } from 'vitest'
import { failure } from '../errors'
import type { ModelFiles } from '../models/types'
import { keptFiles } from './keptFiles'
import { fakeCaches } from './testing/fakeCaches'

const url = 'https://host.example/net/model.json'
const keep = { cache: 'net', most: 100, fresh: false }
const text = (bytes: ArrayBuffer) => new TextDecoder().decode(bytes)

/** A host with two files, which can go down. */
function host() {
  const asked: string[] = []
  const site = { up: true, model: '{"a": 1}' }
  const files: ModelFiles = {
    name: 'net',
    paths: [],
    read: async (path, onBytes) => {
      asked.push(path)
      if (!site.up) throw failure('NotReadable', 'host.example cannot be reached.')
      const bytes = new TextEncoder().encode(path === '' ? site.model : '12345678').buffer as ArrayBuffer
      onBytes?.(bytes.byteLength, bytes.byteLength)
      return bytes
    },
  }
  return { asked, site, files }
}

async function openAll(files: ModelFiles): Promise<string[]> {
  return [text(await files.read('')), text(await files.read('shard1'))]
}

test('what was fetched once is read from this browser, also when the host is gone', async () => {
  const { asked, site, files } = host()
  const { caches, held } = fakeCaches()
  const first = keptFiles(files, { url, keep, caches })
  expect(await openAll(first.files)).toEqual(['{"a": 1}', '12345678'])
  expect(await first.settle(true)).toBeNull()
  expect(await held('net')).toEqual({ [url]: 8, 'https://host.example/net/shard1': 8 })
  site.up = false
  const again = keptFiles(files, { url, keep, caches })
  const seen: (number | null)[][] = []
  expect(text(await again.files.read('', (...bytes) => seen.push(bytes)))).toBe('{"a": 1}')
  expect(text(await again.files.read('shard1'))).toBe('12345678')
  expect(await again.settle(true)).toBeNull()
  expect(seen).toEqual([[8, 8]])
  expect(asked).toEqual(['', 'shard1'])
})

test('what lies beside the model is kept with it, and not asked for again', async () => {
  const { files } = host()
  const { caches, held } = fakeCaches()
  const peeked: string[] = []
  const beside: ModelFiles = {
    ...files,
    peek: async (path) => {
      peeked.push(path)
      return path === 'labels.txt' ? (new TextEncoder().encode('a').buffer as ArrayBuffer) : null
    },
  }
  const open = async () => {
    const kept = keptFiles(beside, { url, keep, caches })
    await openAll(kept.files)
    const found = [await kept.files.peek?.('labels.txt'), await kept.files.peek?.('metadata.json')]
    await kept.settle(true)
    return found.map((bytes) => bytes && text(bytes))
  }
  expect(await open()).toEqual(['a', null])
  expect(await held('net')).toMatchObject({ 'https://host.example/net/labels.txt': 1 })
  expect(await open()).toEqual(['a', null])
  expect(peeked).toEqual(['labels.txt', 'metadata.json'])
})

test('what is read belongs to the reader: the shards of a large model are freed before they are all written away', async () => {
  const { files } = host()
  const { caches, held } = fakeCaches()
  const open = (name: string) =>
    new Promise((resolve) => setTimeout(resolve, 20)).then(() => caches.open(name))
  const slow = { open, delete: caches.delete } as unknown as CacheStorage
  const kept = keptFiles({ ...files, ownBytes: true }, { url, keep: { ...keep, fresh: true }, caches: slow })
  expect(kept.files.ownBytes).toBe(true)
  const bytes = [await kept.files.read(''), await kept.files.read('shard1')]
  // As `transfer` frees it, which Node 20 lacks.
  for (const buffer of bytes) structuredClone(buffer, { transfer: [buffer] })
  expect(bytes.map(({ byteLength }) => byteLength)).toEqual([0, 0])
  expect(await kept.settle(true)).toBeNull()
  expect(await held('net')).toEqual({ [url]: 8, 'https://host.example/net/shard1': 8 })
  const again = keptFiles(files, { url, keep, caches })
  expect(await openAll(again.files)).toEqual(['{"a": 1}', '12345678'])
})

test('an address on the page’s own host is asked first, and kept for when it does not answer', async () => {
  const { site, files } = host()
  const { caches } = fakeCaches()
  const open = async () => {
    const kept = keptFiles(files, { url, keep: { ...keep, fresh: true }, caches })
    const read = await openAll(kept.files)
    await kept.settle(true)
    return read[0]
  }
  expect(await open()).toBe('{"a": 1}')
  site.model = '{"a": 2}'
  expect(await open()).toBe('{"a": 2}')
  site.up = false
  expect(await open()).toBe('{"a": 2}')
})

test('a model that does not open is not kept', async () => {
  const { files } = host()
  const { caches, held } = fakeCaches()
  const kept = keptFiles(files, { url, keep, caches })
  await openAll(kept.files)
  expect(await kept.settle(false)).toBeNull()
  expect(await held('net')).toBeNull()
})

test('a kept model stays when its opening is stopped later', async () => {
  const { files } = host()
  const { caches, held } = fakeCaches()
  const first = keptFiles(files, { url, keep, caches })
  await openAll(first.files)
  await first.settle(true)
  const again = keptFiles(files, { url, keep, caches })
  await openAll(again.files)
  await again.settle(false)
  expect(Object.keys((await held('net')) ?? {})).toHaveLength(2)
})

test('a model larger than the limit opens, is not kept, and says so', async () => {
  const { files } = host()
  const { caches, held } = fakeCaches()
  const kept = keptFiles(files, { url, keep: { ...keep, most: 10 }, caches })
  expect(await openAll(kept.files)).toEqual(['{"a": 1}', '12345678'])
  expect(await kept.settle(true)).toBe('It is larger than 0 MB and is not kept.')
  expect(await held('net')).toBeNull()
})

test.each([
  [
    'QuotaExceededError',
    'There is no room left in this browser to keep it; it will be fetched again next time.',
  ],
  ['SecurityError', 'This browser could not keep it; it will be fetched again next time.'],
])('a browser that throws %s opens the model and says one sentence', async (name, sentence) => {
  const { files } = host()
  const { caches, held } = fakeCaches(() => Object.assign(new Error('no'), { name }))
  const kept = keptFiles(files, { url, keep, caches })
  expect(await openAll(kept.files)).toEqual(['{"a": 1}', '12345678'])
  expect(await kept.settle(true)).toBe(sentence)
  expect(await held('net')).toBeNull()
})

test('without caches, or where they may not be opened, the model opens from its host', async () => {
  const locked = { open: async () => Promise.reject(new Error('SecurityError')), delete: async () => false }
  for (const caches of [undefined, locked as unknown as CacheStorage]) {
    const { files } = host()
    const kept = keptFiles(files, { url, keep, caches })
    expect(await openAll(kept.files)).toEqual(['{"a": 1}', '12345678'])
    expect(await kept.settle(true)).toContain('lets the page keep no models')
  }
})

test('nothing is kept of a model of which no file came', async () => {
  const { site, files } = host()
  const { caches, held } = fakeCaches()
  site.up = false
  const kept = keptFiles(files, { url, keep, caches })
  await expect(kept.files.read('')).rejects.toThrow('cannot be reached')
  await kept.settle(false)
  expect(await held('net')).toBeNull()
})

test('where nobody may be asked, what is not kept is refused in the words given', async () => {
  const { asked, files } = host()
  const { caches } = fakeCaches()
  const first = keptFiles(files, { url, keep, caches })
  await first.files.read('')
  await first.settle(true)
  const again = keptFiles(files, { url, keep: { ...keep, refusal: 'The network is locked.' }, caches })
  expect(text(await again.files.read(''))).toBe('{"a": 1}')
  await expect(again.files.read('shard1')).rejects.toThrow('The network is locked.')
  expect(asked).toEqual([''])
})
