import { expect, it } from 'vitest'
import { readDropped } from './dropped'

const fileEntry = (path: string, broken = false) => ({
  isDirectory: false,
  name: path.split('/').at(-1),
  fullPath: `/${path}`,
  file: (done: (file: Blob) => void, failed: (error: Error) => void) =>
    broken ? failed(new Error('NotFoundError')) : done(new Blob(['x'])),
})
/** Gives its entries in two parts, as browsers do with many. */
const folder = (name: string, entries: readonly unknown[], broken = false) => ({
  isDirectory: true,
  name,
  fullPath: `/${name}`,
  createReader: () => {
    const parts = [entries.slice(0, 1), entries.slice(1), []]
    return {
      readEntries: (done: (some: readonly unknown[]) => void, failed: (error: Error) => void) =>
        broken ? failed(new Error('NotReadableError')) : done(parts.shift() ?? []),
    }
  },
})
const dataOf = (roots: readonly unknown[], text = '') =>
  ({
    items: roots.map((root) => ({ kind: 'file', webkitGetAsEntry: () => root, getAsFile: () => null })),
    getData: (type: string) => (type === 'text/plain' ? text : ''),
  }) as unknown as DataTransfer

it('walks folders and keeps their paths', async () => {
  const inner = folder('b', [fileEntry('a/b/2.bin')])
  const { files, unread } = await readDropped(dataOf([folder('a', [fileEntry('a/1.json'), inner])]))
  expect([files.map(({ path }) => path), unread]).toEqual([['a/1.json', 'a/b/2.bin'], []])
})

it('names what cannot be read and goes on with the rest', async () => {
  const broken = [folder('locked', [], true), fileEntry('a/gone.png', true)]
  const { files, unread } = await readDropped(dataOf([folder('a', [...broken, fileEntry('a/cat.png')])]))
  expect([files.map(({ path }) => path), unread]).toEqual([['a/cat.png'], ['locked', 'gone.png']])
})

it('finds an address in a text', async () => {
  const { url } = await readDropped(dataOf([], 'see\nhttps://a.example/cat.png'))
  expect(url).toBe('https://a.example/cat.png')
})
