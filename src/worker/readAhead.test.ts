import { memory } from '@tensorflow/tfjs-core'
import { afterEach, expect, test, vi } from 'vitest'
import { failure } from '../errors'
import type { Open } from '../runtime/backend'
import type { LoadProgress } from './api'
import { createHost } from './host'
import { openReadAhead } from './readAhead'
import { environment, ill, onlyCpu, quiet } from './testing/toyHost'
import { toyModelFiles } from './testing/toyModel'

const url = 'https://a.example/net/model.json'
const source = { kind: 'url', url, alone: true } as const

afterEach(() => vi.unstubAllGlobals())

/** A host with the toy model; tells what it was asked for and which of it was given up. */
function serveToy({ hangs = false, halves = false } = {}) {
  const asked: string[] = []
  const ended: string[] = []
  const files = new Map(toyModelFiles().map(({ path, file }) => [path.split('/').at(-1), file]))
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    init?.signal?.throwIfAborted()
    const name = address.split('/').at(-1) ?? ''
    asked.push(name)
    init?.signal?.addEventListener('abort', () => ended.push(name))
    if (hangs)
      return new Promise<Response>((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      )
    const file = files.get(name)
    if (file && halves && name === 'weights.bin') return halfOf(await file.arrayBuffer(), init?.signal)
    return file ? new Response(await file.arrayBuffer()) : new Response('', { status: 404 })
  })
  return { asked, ended }
}

/** The first half, and then nothing more; as of any fetch the rest fails once the signal is aborted. */
function halfOf(bytes: ArrayBuffer, signal?: AbortSignal | null) {
  const start = (to: ReadableStreamDefaultController) => {
    to.enqueue(new Uint8Array(bytes, 0, bytes.byteLength >> 1))
    signal?.addEventListener('abort', () => to.error(signal.reason))
  }
  return new Response(new ReadableStream({ start }))
}

/** The processor, once it is let. */
function gated() {
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const open: Open = async (...how) => {
    await gate
    return onlyCpu(...how)
  }
  return { open, letGo }
}

test('a model is read while the backend still opens, and asked for once', async () => {
  const { asked } = serveToy()
  const { open, letGo } = gated()
  const host = createHost({ ...environment, open })
  const started = host.start(null, quiet, source)
  await vi.waitFor(() => expect(asked).toContain('weights.bin'))
  letGo()
  await started
  const before = asked.length
  const card = await host.openModel(source, null, quiet)
  expect(card.classes).toBe(3)
  expect(asked).toHaveLength(before)
  // Another one afterwards is read as ever.
  await host.openModel(source, null, quiet)
  expect(asked).toHaveLength(2 * before)
})

test('what fails ahead is told to whoever opens it, once; the next try asks again', async () => {
  const { asked } = serveToy()
  const host = createHost({ ...environment, open: onlyCpu })
  const gone = { ...source, url: 'https://a.example/net/gone.json' }
  const { numTensors } = memory()
  await host.start(null, quiet, gone)
  const opening = () => host.openModel(gone, null, quiet)
  await expect(opening()).rejects.toMatchObject({ name: 'NotReadable' })
  const { length } = asked
  await expect(opening()).rejects.toMatchObject({ name: 'NotReadable' })
  expect(asked.length).toBe(2 * length)
  expect(memory().numTensors).toBe(numTensors)
})

test('a device that is lost while it opens costs no second download', async () => {
  const { asked } = serveToy()
  let lost = 1
  const check = async () => {
    if (lost-- > 0) throw failure('DeviceLost', 'The GPU (test) stopped answering; try again.')
  }
  const host = createHost({ ...environment, open: ill({ check }) })
  await host.start(null, quiet, source)
  expect(lost).toBeLessThan(1)
  // And again under the model, which is opened on another one.
  lost = 1
  expect((await host.openModel(source, null, quiet)).classes).toBe(3)
  expect(lost).toBeLessThan(1)
  expect(asked.filter((name) => name === 'weights.bin')).toHaveLength(1)
})

test('without a network it is told to whoever opens it, and files that are given instead open', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))
  const host = createHost({ ...environment, open: onlyCpu })
  await host.start(null, quiet, source)
  await expect(host.openModel(source, null, quiet)).rejects.toMatchObject({ name: 'NotReadable' })
  await host.start(null, quiet, source)
  const files = { kind: 'files', files: toyModelFiles() } as const
  expect((await host.openModel(files, null, quiet)).classes).toBe(3)
})

test('of what was read ahead for nobody the download ends', async () => {
  const { asked, ended } = serveToy({ hangs: true })
  const ahead = openReadAhead(undefined)
  ahead.begin(source)
  await vi.waitFor(() => expect(asked).toContain('model.json'))
  const { signal } = new AbortController()
  const other = { ...source, url: 'https://a.example/other/model.json' }
  expect(ahead.take({ source: other, caches: undefined, signal }, quiet)).toBeNull()
  await vi.waitFor(() => expect(ended).toContain('model.json'))
  expect(ahead.take({ source, caches: undefined, signal }, quiet)).toBeNull()
})

test('Stop ends what was read ahead for its new owner, whom its progress reaches', async () => {
  const { asked, ended } = serveToy({ hangs: true })
  const ahead = openReadAhead(undefined)
  ahead.begin(source)
  await vi.waitFor(() => expect(asked).toContain('model.json'))
  const stop = new AbortController()
  const told: LoadProgress[] = []
  const read = ahead.take({ source, caches: undefined, signal: stop.signal }, (each) => void told.push(each))
  stop.abort(new DOMException('stopped', 'AbortError'))
  await expect(read).rejects.toMatchObject({ name: 'AbortError' })
  expect(ended).toContain('model.json')

  serveToy()
  ahead.begin(source)
  await ahead.take(
    { source, caches: undefined, signal: new AbortController().signal },
    (each) => void told.push(each),
  )
  expect(told.length).toBeGreaterThan(0)
})

test('how far it is, is told when it is taken, though nothing more comes', async () => {
  const { asked } = serveToy({ halves: true })
  const ahead = openReadAhead(undefined)
  ahead.begin(source)
  await vi.waitFor(() => expect(asked).toContain('weights.bin'))
  await new Promise((resolve) => setTimeout(resolve, 50))
  const stop = new AbortController()
  const told: LoadProgress[] = []
  const read = ahead.take({ source, caches: undefined, signal: stop.signal }, (each) => void told.push(each))
  await vi.waitFor(() => expect(told).toHaveLength(1))
  stop.abort(new DOMException('stopped', 'AbortError'))
  await expect(read).rejects.toMatchObject({ name: 'AbortError' })
})
