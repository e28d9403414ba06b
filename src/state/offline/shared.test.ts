// Files from the system: opened with the installed page, or shared to it through the service worker.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pwa } from '../../../scripts/pwa.mjs'
import type { FileEntry } from '../intake/fileKind'
import { watchShared } from './shared'

type Consumer = (params: { readonly files: readonly { getFile(): Promise<File> }[] }) => void

/** What the service worker laid aside: addresses and what answers them. */
const laid = new Map<string, Response>()
let launch: Consumer = () => undefined

beforeEach(() => {
  laid.clear()
  vi.stubGlobal('launchQueue', { setConsumer: (to: Consumer) => (launch = to) })
  vi.stubGlobal('caches', {
    open: async () => ({
      keys: async () => [...laid.keys()].map((url) => ({ url })),
      match: async ({ url }: { readonly url: string }) => laid.get(url),
    }),
    delete: vi.fn(async () => laid.clear()),
  })
  vi.stubGlobal('history', { state: { picture: 'p' }, replaceState: vi.fn() })
  arrive('')
})
afterEach(() => vi.unstubAllGlobals())

const arrive = (search: string) =>
  vi.stubGlobal('location', { search, pathname: '/limelight/', hash: '#method=cam' })

function page() {
  const taken: (readonly FileEntry[])[] = []
  const failures: unknown[] = []
  watchShared(
    (files) => taken.push(files),
    (error) => failures.push(error),
  )
  return { taken, failures }
}

const handle = (name: string) => ({ getFile: async () => new File(['x'], name) })

test('files that are opened with the installed page arrive together', async () => {
  const { taken } = page()
  launch({ files: [handle('cat.jpg'), handle('model.onnx')] })
  await vi.waitFor(() => expect(taken).toHaveLength(1))
  expect(taken[0]?.map(({ path }) => path)).toEqual(['cat.jpg', 'model.onnx'])
  expect(await taken[0]?.[0]?.file.text()).toBe('x')
})

test('a plain start of the installed page opens nothing', async () => {
  const { taken, failures } = page()
  launch({ files: [] })
  await new Promise((resolve) => setTimeout(resolve))
  expect([taken, failures]).toEqual([[], []])
})

test('a file that is gone by then is told', async () => {
  const { taken, failures } = page()
  const gone = new Error('gone')
  launch({ files: [{ getFile: () => Promise.reject(gone) }] })
  await vi.waitFor(() => expect(failures).toEqual([gone]))
  expect(taken).toEqual([])
})

test('what was shared is taken once, under its names, and leaves the address', async () => {
  laid.set('https://a.example/limelight/shared/0/my%20cat%2F1.jpg', new Response('cat'))
  laid.set('https://a.example/limelight/shared/1/net.onnx', new Response('net'))
  arrive('?shared')
  const { taken } = page()
  await vi.waitFor(() => expect(taken).toHaveLength(1))
  expect(taken[0]?.map(({ path }) => path)).toEqual(['my cat/1.jpg', 'net.onnx'])
  expect(await taken[0]?.[1]?.file.text()).toBe('net')
  expect(history.replaceState).toHaveBeenCalledWith({ picture: 'p' }, '', '/limelight/#method=cam')
  expect(laid.size).toBe(0)
})

test('the manifest offers the page for what it reads, where the service worker and the page look', () => {
  const manifest = pwa.manifest || {}
  const { file_handlers: handlers, share_target: target } = manifest
  expect(handlers?.[0]?.action).toBe('./')
  const endings = Object.values(handlers?.[0]?.accept ?? {}).flat()
  for (const ending of ['.jpg', '.avif', '.tif', '.onnx', '.keras', '.h5', '.zip'])
    expect(endings).toContain(ending)
  expect(target).toMatchObject({
    ...{ action: './share', method: 'POST', enctype: 'multipart/form-data' },
    params: { files: [{ name: 'files' }] },
  })
})
