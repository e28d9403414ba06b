import { afterEach, expect, test, vi } from 'vitest'
import { copyLater } from './copyLater'

afterEach(() => vi.unstubAllGlobals())

/** A clipboard that waits for what it is promised, as browsers do. */
function stubClipboard(refusal?: Error) {
  const taken: Promise<Blob>[] = []
  vi.stubGlobal(
    'ClipboardItem',
    class {
      readonly parts: Record<string, Promise<Blob>>
      constructor(parts: Record<string, Promise<Blob>>) {
        this.parts = parts
      }
    },
  )
  const write = async ([item]: { parts: Record<string, Promise<Blob>> }[]) => {
    const blob = item?.parts['text/plain'] as Promise<Blob>
    taken.push(blob)
    await blob
    if (refusal) throw refusal
  }
  vi.stubGlobal('navigator', { clipboard: { write } })
  return taken
}

test('asks the clipboard at once, before the text is made', async () => {
  const taken = stubClipboard()
  const { promise, resolve } = deferred<Blob | null>()
  const copied = copyLater('text/plain', promise)
  expect(taken).toHaveLength(1)
  resolve(new Blob(['lines']))
  expect(await copied).toBe(true)
  expect(await (await taken[0])?.text()).toBe('lines')
})

test('says where there is nothing to copy, and why it did not work', async () => {
  stubClipboard()
  expect(await copyLater('text/plain', Promise.resolve(null))).toBe(false)
  await expect(copyLater('text/plain', Promise.reject(new Error('no map')))).rejects.toThrow('no map')
  stubClipboard(new Error('not allowed'))
  await expect(copyLater('text/plain', Promise.resolve(new Blob(['x'])))).rejects.toThrow('not allowed')
})

function deferred<T>() {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
